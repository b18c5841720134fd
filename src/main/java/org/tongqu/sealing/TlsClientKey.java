package org.tongqu.sealing;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;

/**
 * What the hub proves itself with to a server that asks for a certificate (mutual TLS).
 *
 * @param store in memory, with that one key
 * @param password of the key in the store
 */
public record TlsClientKey(KeyStore store, String password) {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    /**
     * The key of two PEM files: a certificate with its chain, and PKCS#8 without encryption.
     *
     * @throws TongquException KEY_UNAVAILABLE
     */
    public static TlsClientKey read(Path certificate, Path key) {
        String password = UUID.randomUUID().toString();
        try {
            Certificate[] chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(Files.readAllBytes(certificate)))
                            .toArray(Certificate[]::new);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("hub", privateKey(chain, key), password.toCharArray(), chain);
            return new TlsClientKey(store, password);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new TongquException(
                    ErrorCode.KEY_UNAVAILABLE,
                    "cannot read " + certificate.getFileName() + " with " + key.getFileName(),
                    e);
        }
    }

    private static PrivateKey privateKey(Certificate[] chain, Path file)
            throws IOException, GeneralSecurityException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        int from = pem.indexOf(BEGIN);
        int to = pem.indexOf(END);
        if (from < 0 || to < from || chain.length == 0) {
            throw new IOException("no certificate, or no PKCS#8 key");
        }
        byte[] der = Base64.getMimeDecoder().decode(pem.substring(from + BEGIN.length(), to));
        return KeyFactory.getInstance(chain[0].getPublicKey().getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    @Override
    public String toString() {
        return "TlsClientKey";
    }
}
