package org.tongqu.sealing.internal.keys;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys in files below {@code <tongqu.var>/keys}. */
public final class FileKeySource implements KeySource {
    private static final Logger LOG = LoggerFactory.getLogger(FileKeySource.class);
    private static final int MASTER_KEY_BYTES = 32;

    private final Path folder;
    private final HubKeyFiles files;
    private final @Nullable HubKeyStore store;
    private final Clock clock;
    private final PartnerCertificates certificates;
    private final Map<String, OwnKey> ownKeys = new ConcurrentHashMap<>();
    private final Map<Integer, byte[]> masterKeys = new ConcurrentHashMap<>();

    private FileKeySource(
            Path folder, HubKeyFiles files, @Nullable HubKeyStore store, Clock clock) {
        this.folder = folder.toAbsolutePath().normalize();
        this.files = files;
        this.store = store;
        this.clock = clock;
        this.certificates = new PartnerCertificates(this.folder);
    }

    /**
     * Opens the hub's key store; partners' files are read when they are first needed.
     *
     * @param production whether generated development keys are refused
     * @throws TongquException KEY_UNAVAILABLE, CONFIG_INVALID
     */
    public static FileKeySource open(Path folder, boolean production, Clock clock) {
        HubKeyFiles files = new HubKeyFiles(folder, System.getenv());
        requirePresent(files.store());
        HubKeyStore store = HubKeyStore.open(files.store(), HubKeyStore.password(files.password()));
        FileKeySource source = new FileKeySource(folder, files, store, clock);
        HubKeyKind.ALL.forEach(kind -> source.requireUsable(kind, production));
        source.masterKey(source.currentMasterKey());
        return source;
    }

    /** What partners handed over, where the hub has no keys of its own yet. */
    static FileKeySource withoutStore(Path folder, Clock clock) {
        return new FileKeySource(folder, new HubKeyFiles(folder, System.getenv()), null, clock);
    }

    @Override
    public OwnKey own(KeyAlgorithm algorithm, Use use) {
        return ownKeys.computeIfAbsent(
                HubKeyKind.alias(algorithm, use), alias -> store().key(algorithm, use));
    }

    private HubKeyStore store() {
        if (store == null) {
            throw KeyFiles.unavailable(
                    files.store(), "does not exist; run `tongqu keys init`", null);
        }
        return store;
    }

    @Override
    public List<PartnerKey> signingKeys(Partner partner) {
        List<PartnerKey> valid = new ArrayList<>();
        for (String name : partner.keys().signing()) {
            fitToSign(inFolder(name)).ifPresent(valid::add);
        }
        return valid;
    }

    /** One unfit certificate must not keep the partner's other keys from being used. */
    private Optional<PartnerKey> fitToSign(String name) {
        try {
            Optional<Certificate> found = certificates.find(name);
            found.flatMap(certificate -> certificate.unfit(Use.SIGN, clock.instant()))
                    .ifPresent(why -> LOG.warn("signing certificate {} {}", name, why));
            return found.filter(
                            certificate -> certificate.unfit(Use.SIGN, clock.instant()).isEmpty())
                    .map(Certificate::key);
        } catch (TongquException unreadable) {
            LOG.warn("signing certificate refused: {}", unreadable.detail());
            return Optional.empty();
        }
    }

    @Override
    public Optional<PartnerKey> signingKey(Partner partner, String keyId) {
        return signingKeys(partner).stream().filter(key -> key.id().equals(keyId)).findFirst();
    }

    @Override
    public PartnerKey encryptionKey(Partner partner, KeyAlgorithm algorithm) {
        for (String name : encryptionFiles(partner)) {
            Optional<Certificate> found = certificates.find(inFolder(name));
            if (found.isPresent() && found.get().key().algorithm() == algorithm) {
                return requireFit(found.get()).key();
            }
        }
        throw unavailable(partner, "handed over no " + algorithm + " certificate to encrypt for");
    }

    @Override
    public byte[] secret(Partner partner, String name) {
        String file = partner.keys().secrets().get(name);
        if (file == null) {
            throw unavailable(partner, "has no secret " + name + " in its file");
        }
        String content =
                new String(KeyFiles.read(folder.resolve(inFolder(file))), StandardCharsets.UTF_8);
        return content.stripTrailing().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] masterKey(int version) {
        return masterKeys.computeIfAbsent(version, this::readMasterKey).clone();
    }

    @Override
    public int currentMasterKey() {
        int version = 1;
        while (Files.exists(files.masterKey(version + 1))) {
            version++;
        }
        return version;
    }

    /** The file that the partner file names, and the P-256 one beside it. */
    private static List<String> encryptionFiles(Partner partner) {
        List<String> names = new ArrayList<>();
        partner.keys().encryption().ifPresent(names::add);
        names.add("partners/" + partner.name() + "/p256-encrypt.crt");
        return names;
    }

    private Certificate requireFit(Certificate certificate) {
        certificate
                .unfit(Use.ENCRYPT, clock.instant())
                .ifPresent(
                        why -> {
                            throw KeyFiles.unavailable(certificate.file(), why, null);
                        });
        return certificate;
    }

    private String inFolder(String name) {
        if (!folder.resolve(name).normalize().startsWith(folder)) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID, name + " leads out of the folder of keys");
        }
        return name;
    }

    private byte[] readMasterKey(int version) {
        Path file = files.masterKey(version);
        String text = new String(KeyFiles.read(file), StandardCharsets.US_ASCII).strip();
        try {
            byte[] key = HexFormat.of().parseHex(text);
            if (key.length == MASTER_KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notHex) {
            throw KeyFiles.unavailable(file, "is not hexadecimal", null);
        }
        throw KeyFiles.unavailable(file, "does not hold 32 bytes in hexadecimal", null);
    }

    private void requireUsable(HubKeyKind kind, boolean production) {
        Optional<X509Certificate> found = store().certificate(kind.alias());
        if (found.isEmpty() && !kind.required()) {
            return;
        }
        X509Certificate certificate = found.orElseThrow(() -> missing(kind));
        boolean development =
                certificate
                        .getSubjectX500Principal()
                        .getName()
                        .contains(HubKeyGeneration.DEVELOPMENT_MARK);
        if (production && development) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID,
                    files.store()
                            + " holds generated development keys: with tongqu.production=true the"
                            + " hub does not start on them; make production keys");
        }
        if (clock.instant().isAfter(certificate.getNotAfter().toInstant())) {
            throw KeyFiles.unavailable(
                    files.store(), "holds a certificate that expired: renew the hub's keys", null);
        }
        own(kind.algorithm(), kind.use());
    }

    private TongquException missing(HubKeyKind kind) {
        return KeyFiles.unavailable(
                files.store(), "holds no " + kind.alias() + "; run `tongqu keys init`", null);
    }

    private static void requirePresent(Path store) {
        if (Files.notExists(store)) {
            throw KeyFiles.unavailable(store, "does not exist; run `tongqu keys init`", null);
        }
    }

    private static TongquException unavailable(Partner partner, String problem) {
        return new TongquException(
                ErrorCode.KEY_UNAVAILABLE, "partner " + partner.name() + " " + problem);
    }
}
