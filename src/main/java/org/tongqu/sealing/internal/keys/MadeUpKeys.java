package org.tongqu.sealing.internal.keys;

import org.bouncycastle.asn1.x500.X500Name;
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
    private final Clock clock;
    private final Map<String, Integer> secretBytes;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, OwnKey> pairs = new ConcurrentHashMap<>();
    private final Map<String, byte[]> secrets = new ConcurrentHashMap<>();
    private final Set<String> madeUp = new ConcurrentSkipListSet<>();

    /**
     * Completes a folder.
     *
     * @param secretBytes name of a secret → how many bytes it must have
     */
    public MadeUpKeys(Path folder, Clock clock, Map<String, Integer> secretBytes) {
        this.clock = clock;
        this.secretBytes = Map.copyOf(secretBytes);
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
        return orElse(keys -> keys.own(algorithm, use), () -> pair("hub", algorithm, use));
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
                    OwnKey made = pair(partner.name(), algorithm, Use.ENCRYPT);
                    return new PartnerKey(
                            made.id(), algorithm, made.publicKey(), made.certificate());
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

    private OwnKey pair(String owner, KeyAlgorithm algorithm, Use use) {
        String name = owner + " " + algorithm + " " + use;
        madeUp.add(name);
        return pairs.computeIfAbsent(name, key -> made(key, algorithm, use));
    }

    private OwnKey made(String name, KeyAlgorithm algorithm, Use use) {
        KeyPair pair = KeyPairs.generate(algorithm, random);
        X500Name subject = new X500Name("CN=made up for a trial,OU=" + name);
        return new OwnKey(
                KeyIds.of(pair.getPublic()),
                algorithm,
                pair.getPrivate(),
                pair.getPublic(),
                Optional.of(
                        KeyPairs.selfSigned(
                                pair, algorithm, use, subject, clock.instant(), random)));
    }

    /** Hexadecimal digits, which serve as a password and as a key alike. */
    private byte[] secret(String partner, String name) {
        madeUp.add("secret " + name);
        return secrets.computeIfAbsent(
                partner + "/" + name,
                key -> {
                    byte[] bytes = new byte[secretBytes.getOrDefault(name, SECRET_BYTES)];
                    random.nextBytes(bytes);
                    return HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII);
                });
    }
}
