package org.tongqu.sealing.internal.keys;

import org.bouncycastle.asn1.x500.X500Name;
import org.tongqu.sealing.HubKeys.Purpose;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;

/** Completes the hub's folder of keys. */
public final class HubKeyGeneration {
    static final String DEVELOPMENT_MARK = "OU=generated development key";

    private static final int SECRET_BYTES = 32;

    private final HubKeyFiles files;
    private final SecureRandom random;
    private final Clock clock;

    /** For the folder of keys. */
    public HubKeyGeneration(Path folder, SecureRandom random, Clock clock) {
        this.files = new HubKeyFiles(folder, System.getenv());
        this.random = random;
        this.clock = clock;
    }

    /** Makes what is missing. */
    public void complete(Purpose purpose) {
        makeSecret(files.password());
        makeSecret(files.masterKey(1));
        HubKeyStore store = HubKeyStore.open(files.store(), HubKeyStore.password(files.password()));
        if (addMissing(store, purpose)) {
            store.save();
        }
        exportCertificates(store);
    }

    private void makeSecret(Path file) {
        if (Files.notExists(file)) {
            byte[] secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            KeyFiles.write(
                    file, HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private boolean addMissing(HubKeyStore store, Purpose purpose) {
        boolean added = false;
        for (HubKeyKind kind : HubKeyKind.ALL) {
            added |= addIfMissing(store, kind, purpose);
        }
        return added;
    }

    private boolean addIfMissing(HubKeyStore store, HubKeyKind kind, Purpose purpose) {
        String alias = kind.alias();
        if (store.certificate(alias).isPresent()) {
            return false;
        }
        KeyPair pair = KeyPairs.generate(kind.algorithm(), random);
        X509Certificate certificate =
                KeyPairs.selfSigned(
                        pair,
                        kind.algorithm(),
                        kind.use(),
                        subject(alias, purpose),
                        clock.instant(),
                        random);
        store.add(alias, pair, certificate);
        return true;
    }

    private static X500Name subject(String alias, Purpose purpose) {
        String name = "CN=tongqu " + alias + ",O=Tongqu";
        return new X500Name(purpose == Purpose.DEVELOPMENT ? name + "," + DEVELOPMENT_MARK : name);
    }

    private void exportCertificates(HubKeyStore store) {
        for (HubKeyKind kind : HubKeyKind.ALL) {
            Path file = files.publicCertificate(kind.alias());
            if (Files.notExists(file)) {
                store.certificate(kind.alias())
                        .ifPresent(found -> KeyFiles.write(file, KeyPairs.pem(found)));
            }
        }
    }
}
