package org.tongqu.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Certificate and secrets of an invented insurer, by the JDK alone. */
final class InventedTls {
    private InventedTls() {}

    /** A new TLS key for the loopback; its certificate is left there as {@code tls.crt}. */
    static SSLContext handOver(Path folder, String name)
            throws IOException, GeneralSecurityException {
        Path store = folder.resolve("tls.p12");
        String options = " -alias tls -storetype PKCS12 -storepass changeit -keystore " + store;
        keytool(
                "-genkeypair -keyalg EC -groupname secp256r1 -dname CN="
                        + name
                        + " -ext san=ip:127.0.0.1 -validity 60"
                        + options);
        keytool("-exportcert -rfc -file " + folder.resolve("tls.crt") + options);
        char[] password = "changeit".toCharArray();
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), password), password);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    /** A new secret of 32 bytes, left there in hexadecimal. */
    static byte[] secret(Path folder, String name) throws IOException {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        Path file = folder.resolve(name);
        Files.writeString(file, HexFormat.of().formatHex(secret));
        file.toFile().setReadable(false, false);
        file.toFile().setReadable(true, true);
        return secret;
    }

    private static void keytool(String options) throws IOException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process =
                new ProcessBuilder((tool + " " + options).split(" +"))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IOException(said);
        }
    }
}
