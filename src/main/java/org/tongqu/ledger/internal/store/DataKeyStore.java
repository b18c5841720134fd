package org.tongqu.ledger.internal.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.PayloadCipher;
import org.tongqu.sealing.DataCipher;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Data keys, wrapped by the master key; the last few thousand are kept unwrapped in memory. */
@Component
final class DataKeyStore implements PayloadCipher {
    private static final int CACHED = 4096;

    private final JdbcClient jdbc;
    private final DataCipher cipher;
    private final Map<String, byte[]> cache =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(64, 0.75f, true) {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
                            return size() > CACHED;
                        }
                    });

    DataKeyStore(JdbcClient jdbc, DataCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public byte[] encrypt(String keyName, byte[] plaintext, String context) {
        byte[] key = find(keyName).orElseGet(() -> create(keyName));
        return cipher.encrypt(key, plaintext, keyName + "|" + context);
    }

    @Override
    public byte[] decrypt(String keyName, byte[] ciphertext, String context) {
        byte[] key =
                find(keyName)
                        .orElseThrow(
                                () ->
                                        new TongquException(
                                                ErrorCode.KEY_UNAVAILABLE,
                                                "no data key " + keyName));
        return cipher.decrypt(key, ciphertext, keyName + "|" + context);
    }

    private Optional<byte[]> find(String keyName) {
        byte[] cached = cache.get(keyName);
        if (cached != null) {
            return Optional.of(cached);
        }
        byte[] made = inTransaction().get(keyName);
        if (made != null) {
            return Optional.of(made);
        }
        Optional<byte[]> key = load(keyName);
        key.ifPresent(k -> cacheAfterCommit(keyName, k));
        return key;
    }

    /** Keys that this transaction read or made: others may have them once it is committed. */
    private Map<String, byte[]> inTransaction() {
        Uncommitted found = (Uncommitted) TransactionSynchronizationManager.getResource(this);
        return found == null ? Map.of() : found.keys;
    }

    private Optional<byte[]> load(String keyName) {
        return jdbc.sql("select wrapped from ledger_data_key where key_name = ?")
                .param(keyName)
                .query((row, n) -> row.getBytes(1))
                .optional()
                .map(wrapped -> cipher.unwrap(wrapped, keyName));
    }

    private byte[] create(String keyName) {
        byte[] key = cipher.newDataKey();
        int made =
                jdbc.sql("insert into ledger_data_key values (?, ?) on conflict do nothing")
                        .param(keyName)
                        .param(cipher.wrap(key, keyName))
                        .update();
        byte[] used = made == 1 ? key : load(keyName).orElse(key);
        cacheAfterCommit(keyName, used);
        return used;
    }

    private void cacheAfterCommit(String keyName, byte[] key) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            cache.put(keyName, key);
            return;
        }
        Uncommitted found = (Uncommitted) TransactionSynchronizationManager.getResource(this);
        Uncommitted uncommitted = found == null ? new Uncommitted() : found;
        uncommitted.keys.put(keyName, key);
        if (found == null) {
            TransactionSynchronizationManager.bindResource(this, uncommitted);
            TransactionSynchronizationManager.registerSynchronization(uncommitted);
        }
    }

    private final class Uncommitted implements TransactionSynchronization {
        private final Map<String, byte[]> keys = new HashMap<>();

        @Override
        public void afterCommit() {
            cache.putAll(keys);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(DataKeyStore.this);
        }
    }
}
