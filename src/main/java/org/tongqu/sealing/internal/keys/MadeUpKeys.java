package org.tongqu.sealing.internal.keys;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.TrialKeys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;

/** Completes the keys of a folder by keys that live as long as this object. */
public final class MadeUpKeys implements TrialKeys {
    private static final int SECRET_BYTES = 32;

    private final KeySource files;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, OwnKey> pairs = new ConcurrentHashMap<>();
    private final Map<String, byte[]> secrets = new ConcurrentHashMap<>();
    private final Set<String> madeUp = new ConcurrentSkipListSet<>();

    public MadeUpKeys(Path folder, Clock clock) {
        boolean present = Files.exists(new HubKeyFiles(folder, System.getenv()).store());
        this.files =
                present
                        ? FileKeySource.open(folder, false, clock)
                        : FileKeySource.withoutStore(folder, clock);
    }

    @Override
    public List<String> madeUp() {
        return List.copyOf(madeUp);
    }

    @Override
    public OwnKey own(KeyAlgorithm algorithm, Use use) {
        return orElse(
                keys -> keys.own(algorithm, use),
                () -> pair("hub " + algorithm + " " + use, algorithm));
    }

    @Override
    public List<PartnerKey> signingKeys(Partner partner) {
        return files.signingKeys(partner);
    }

    @Override
    public Optional<PartnerKey> signingKey(Partner partner, String keyId) {
        return files.signingKey(partner, keyId);
    }

    @Override
    public PartnerKey encryptionKey(Partner partner, KeyAlgorithm algorithm) {
        return orElse(
                keys -> keys.encryptionKey(partner, algorithm),
                () -> {
                    OwnKey made = pair(partner.name() + " " + algorithm + " ENCRYPT", algorithm);
                    return new PartnerKey(made.id(), algorithm, made.publicKey());
                });
    }

    @Override
    public byte[] secret(Partner partner, String name) {
        return orElse(keys -> keys.secret(partner, name), () -> secret(partner.name(), name));
    }

    @Override
    public byte[] masterKey(int version) {
        throw new TongquException(ErrorCode.KEY_UNAVAILABLE, "a trial keeps nothing at rest");
    }

    @Override
    public int currentMasterKey() {
        throw new TongquException(ErrorCode.KEY_UNAVAILABLE, "a trial keeps nothing at rest");
    }

    private interface Asking<T> {
        T ask(KeySource keys);
    }

    private <T> T orElse(Asking<T> asking, Supplier<T> otherwise) {
        try {
            return asking.ask(files);
        } catch (TongquException unavailable) {
            if (unavailable.code() != ErrorCode.KEY_UNAVAILABLE) {
                throw unavailable;
            }
            return otherwise.get();
        }
    }

    private OwnKey pair(String name, KeyAlgorithm algorithm) {
        madeUp.add(name);
        return pairs.computeIfAbsent(
                name,
                key -> {
                    KeyPair pair = KeyPairs.generate(algorithm, random);
                    return new OwnKey(
                            KeyIds.of(pair.getPublic()),
                            algorithm,
                            pair.getPrivate(),
                            pair.getPublic());
                });
    }

    /** Hexadecimal digits, which serve as a password and as a key alike. */
    private byte[] secret(String partner, String name) {
        madeUp.add("secret " + name);
        return secrets.computeIfAbsent(
                partner + "/" + name,
                key -> {
                    byte[] bytes = new byte[SECRET_BYTES];
                    random.nextBytes(bytes);
                    return HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII);
                });
    }
}
