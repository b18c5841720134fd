package org.tongqu.sandbox.wire;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Certificates;
import org.tongqu.sandbox.crypto.Pem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The hub's public keys, read from its certificates when first needed. Thread-safe. */
public final class HubCertificates implements PeerKeys {

    private final Path folder;
    private final Map<String, PublicKey> keys = new ConcurrentHashMap<>();
    private final Map<String, X509Certificate> certificates = new ConcurrentHashMap<>();

    /** Certificates in the folder {@code <var>/keys/public}. */
    public HubCertificates(Path folder) {
        this.folder = folder;
    }

    @Override
    public PublicKey signing(WireSuite suite) {
        return key(suite instanceof Sm2Suite ? "sm2-sign" : "p256-sign");
    }

    @Override
    public PublicKey encryption(WireSuite suite) {
        return key(suite instanceof Sm2Suite ? "sm2-encrypt" : "p256-encrypt");
    }

    /** The key the hub signs with in SM2. */
    public PublicKey sm2Signing() {
        return key("sm2-sign");
    }

    /** The key the hub decrypts with in SM2. */
    public PublicKey sm2Encryption() {
        return key("sm2-encrypt");
    }

    /** The key the hub signs with in RSA. */
    public PublicKey rsaSigning() {
        return key("rsa-sign");
    }

    /** A certificate of the hub by its name, as {@code sm2-tls}. */
    public X509Certificate certificate(String name) {
        return certificates.computeIfAbsent(name, this::read);
    }

    private PublicKey key(String name) {
        return keys.computeIfAbsent(name, n -> certificate(n).getPublicKey());
    }

    private X509Certificate read(String name) {
        Path file = folder.resolve("hub-" + name + ".crt");
        try {
            byte[] der = Pem.read(Pem.CERTIFICATE, Files.readString(file));
            return Certificates.read(der);
        } catch (IOException e) {
            throw new SandboxException("the hub has not published " + file, e);
        }
    }
}
