package org.tongqu.sealing.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sandbox.HubAddress;
import org.tongqu.sandbox.cicp.CicpSim;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.police.Hub;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sealing.HubKeys;
import org.tongqu.sealing.internal.keys.FileKeySource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** The hub's side of RFC 8998 against a real server, CICP-SIM's; both show SM2 certificates. */
class NationalTlsIT {
    private static final Clock CLOCK = Clock.systemUTC();

    private Path var = Path.of(".");
    private CicpSim server;

    @BeforeEach
    void start(@TempDir Path folder) {
        var = folder;
        HubKeys.generate(var);
        Enrolment enrolment = new Enrolment(var, new SecureRandom(), CLOCK);
        server =
                new CicpSim(
                        new CicpSim.Desired(enrolment.cicp(), 0),
                        new HubCertificates(var.resolve("keys/public")),
                        new ClaimBook("CICP", Duration.ofSeconds(1), CLOCK),
                        new Hub(HubAddress.standard()),
                        new SecureRandom(),
                        CLOCK);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void bothSidesShowCertificatesAndSpeakSm4GcmSm3() throws IOException {
        try (SSLSocket socket = connect(tls(var, "tls"))) {
            assertThat(post(socket)).startsWith("HTTP/1.1 400");

            SSLSession session = socket.getSession();
            assertThat(session.getProtocol()).isEqualTo("TLSv1.3");
            assertThat(session.getCipherSuite()).isEqualTo("TLS_SM4_GCM_SM3");
            assertThat(session.getPeerPrincipal().getName()).contains("cicp-sim tls");
            assertThat(session.getLocalPrincipal().getName()).contains("sm2-tls");
        }
        assertThat(server.cipherSuites()).containsExactly("TLS_SM4_GCM_SM3");
    }

    @Test
    void refusesAServerWithAnotherCertificateThanTheOneHandedOver() {
        assertThatThrownBy(() -> post(connect(tls(var, "sign")))).isInstanceOf(IOException.class);
        assertThat(server.cipherSuites()).isEmpty();
    }

    @Test
    void theServerRefusesAClientWithAnotherCertificate(@TempDir Path stranger) {
        HubKeys.generate(stranger);

        assertThatThrownBy(() -> post(connect(tls(stranger, "tls"))))
                .isInstanceOf(IOException.class);
        assertThat(server.cipherSuites()).isEmpty();
    }

    @Test
    void theServerRefusesAClientOfTheUsualTls() throws Exception {
        SSLContext usual = SSLContext.getInstance("TLS");
        usual.init(null, null, null);

        assertThatThrownBy(() -> post(connect(usual))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesAServerOnceItsCertificateHasExpired() {
        Clock later = Clock.offset(CLOCK, Duration.ofDays(800));
        FileKeySource keys = FileKeySource.open(var.resolve("keys"), false, CLOCK);
        SSLContext tls = new Rfc8998Tls(keys, later).toward(certificate("tls"));

        assertThatThrownBy(() -> post(connect(tls))).isInstanceOf(IOException.class);
    }

    @Test
    void offersNothingButNationalAlgorithms() throws IOException {
        SSLContext tls = tls(var, "tls");

        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket()) {
            assertThat(socket.getEnabledProtocols()).containsExactly("TLSv1.3");
            assertThat(socket.getEnabledCipherSuites()).containsExactly("TLS_SM4_GCM_SM3");
        }
        assertThat(tls.createSSLEngine().getEnabledCipherSuites())
                .containsExactly("TLS_SM4_GCM_SM3");
    }

    @Test
    void leavesTheTlsOfOthersAsItIs() throws NoSuchAlgorithmException {
        Provider[] before = Security.getProviders();
        tls(var, "tls");

        assertThat(SSLContext.getInstance("TLS").getProvider().getName()).isEqualTo("SunJSSE");
        assertThat(Security.getProviders()).containsExactly(before);
        assertThat(SSLContext.getDefault().getDefaultSSLParameters().getCipherSuites())
                .noneMatch(suite -> suite.contains("SM4"));
        assertThat(System.getProperties().stringPropertyNames())
                .noneMatch(name -> name.startsWith("jdk.tls."));
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> tls(var, "none"))
                .isInstanceOfSatisfying(
                        TongquException.class,
                        e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_UNAVAILABLE));
    }

    private static SSLContext tls(Path keysOf, Path certificate) {
        FileKeySource keys = FileKeySource.open(keysOf.resolve("keys"), false, CLOCK);
        return new Rfc8998Tls(keys, CLOCK).toward(certificate);
    }

    private SSLContext tls(Path keysOf, String certificate) {
        return tls(keysOf, certificate(certificate));
    }

    private Path certificate(String name) {
        return var.resolve("keys/partners/cicp-sim/" + name + ".crt");
    }

    private SSLSocket connect(SSLContext tls) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Socket plain = new Socket();
        plain.connect(new InetSocketAddress(loopback, server.port()), 5_000);
        plain.setSoTimeout(5_000);
        return (SSLSocket)
                tls.getSocketFactory().createSocket(plain, "127.0.0.1", server.port(), true);
    }

    /** In TLS 1.3 a client learns by reading that its certificate is refused. */
    private static String post(SSLSocket socket) throws IOException {
        String request =
                "POST /bjld/v2/bj HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Length: 2\r\n\r\n{}";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        byte[] answer = new byte[4096];
        int length = socket.getInputStream().read(answer);
        if (length < 0) {
            throw new IOException("closed without an answer");
        }
        return new String(Arrays.copyOf(answer, length), StandardCharsets.US_ASCII);
    }
}
