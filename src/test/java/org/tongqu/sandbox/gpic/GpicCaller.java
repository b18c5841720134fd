package org.tongqu.sandbox.gpic;

import org.tongqu.sandbox.crypto.Certificates;
import org.tongqu.sandbox.crypto.KeyPairs;
import org.tongqu.sandbox.crypto.P256;
import org.tongqu.sandbox.crypto.Pem;
import org.tongqu.sandbox.crypto.Sm3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Calls GPIC-SIM as the hub would, with what was handed over; and, where a test asks, wrongly. */
public final class GpicCaller {
    static final Charset GB18030 = Charset.forName("GB18030");

    private static final char[] NO_PASSWORD = new char[0];

    private final Path folder;
    private final URI url;
    private final SecureRandom random = new SecureRandom();

    /** Calls the simulator that was enrolled under a {@code var} folder. */
    public GpicCaller(Path var, int port) {
        this.folder = var.resolve("keys/partners/gpic-sim");
        this.url = URI.create("https://127.0.0.1:" + port + "/services/AccidentService");
    }

    /** A password digest with its nonce and time. */
    record Token(String nonce, String created, String digest) {}

    /** A client with the hub's certificate. */
    HttpClient hub() throws IOException, GeneralSecurityException {
        return client(Optional.of(folder));
    }

    /** A client with the certificate and key in a folder, or without one. */
    public HttpClient client(Optional<Path> identity) throws IOException, GeneralSecurityException {
        KeyStore trusted = empty();
        trusted.setCertificateEntry("gpic", certificate(folder.resolve("tls.crt")));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyStore own = empty();
        if (identity.isPresent()) {
            Path key = identity.get().resolve("client.key");
            byte[] der = Pem.read(Pem.PRIVATE_KEY, Files.readString(key));
            own.setKeyEntry(
                    "client",
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)),
                    NO_PASSWORD,
                    new Certificate[] {certificate(identity.get().resolve("client.crt"))});
        }
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), random);
        return HttpClient.newBuilder()
                .sslContext(context)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Posts an envelope with its MAC. */
    HttpResponse<byte[]> post(byte[] body) throws Exception {
        return post(hub(), body, mac(body));
    }

    /** Posts an envelope with any MAC. */
    public HttpResponse<byte[]> post(HttpClient client, byte[] body, String mac) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .timeout(Duration.ofSeconds(5))
                        .header("Content-Type", "text/xml; charset=GB18030")
                        .header("SOAPAction", "\"urn:gpic-sim:accident#submit\"")
                        .header("X-Mac", mac)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    /** What stands at {@code ?wsdl}. */
    String wsdl() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "?wsdl")).build();
        return hub().send(request, BodyHandlers.ofString()).body();
    }

    /** HMAC-SM3 under the key that was handed over. */
    public String mac(byte[] body) throws IOException {
        byte[] key = HexFormat.of().parseHex(Files.readString(folder.resolve("hmac-key")));
        return Base64.getEncoder().encodeToString(Sm3.hmac(key, body));
    }

    /** A token that holds. */
    Token token(Instant created) throws IOException, GeneralSecurityException {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        String time = created.truncatedTo(ChronoUnit.MILLIS).toString();
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        sha1.update(nonce);
        sha1.update(time.getBytes(StandardCharsets.UTF_8));
        sha1.update(Files.readString(folder.resolve("password")).getBytes(StandardCharsets.UTF_8));
        Base64.Encoder base64 = Base64.getEncoder();
        return new Token(base64.encodeToString(nonce), time, base64.encodeToString(sha1.digest()));
    }

    /** An envelope around a packet. */
    static byte[] envelope(Token token, String packet) {
        String oasis = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss";
        return ("<?xml version=\"1.0\" encoding=\"GB18030\"?>"
                        + "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                        + "<soap:Header><w:Security xmlns:w=\""
                        + oasis
                        + "-wssecurity-secext-1.0.xsd\" xmlns:u=\""
                        + oasis
                        + "-wssecurity-utility-1.0.xsd\"><w:UsernameToken>"
                        + "<w:Username>HUB</w:Username><w:Password Type=\""
                        + oasis
                        + "-username-token-profile-1.0#PasswordDigest\">"
                        + token.digest()
                        + "</w:Password><w:Nonce>"
                        + token.nonce()
                        + "</w:Nonce><u:Created>"
                        + token.created()
                        + "</u:Created></w:UsernameToken></w:Security></soap:Header><soap:Body>"
                        + "<a:submit xmlns:a=\"urn:gpic-sim:accident\"><requestType>01</requestType>"
                        + "<xml><![CDATA[<?xml version=\"1.0\" encoding=\"GB18030\"?>"
                        + packet
                        + "]]></xml></a:submit></soap:Body></soap:Envelope>")
                .getBytes(GB18030);
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    /** A key and its certificate that nobody was told of. */
    public static Path stranger(Path folder) throws IOException {
        Files.createDirectories(folder);
        var random = new SecureRandom();
        var pair = P256.generate(random);
        byte[] certificate =
                Certificates.selfSigned(
                        pair,
                        "gpic-sim client",
                        Certificates.Use.TLS_CLIENT,
                        Instant.now(),
                        random);
        Files.writeString(folder.resolve("client.crt"), Pem.write(Pem.CERTIFICATE, certificate));
        byte[] pkcs8 = KeyPairs.privateKey(pair.getPrivate().getEncoded()).getEncoded();
        Files.writeString(folder.resolve("client.key"), Pem.write(Pem.PRIVATE_KEY, pkcs8));
        return folder;
    }
}
