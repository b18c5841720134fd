package org.tongqu.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** All servers of the sandbox, started and stopped. */
class SandboxIT {

    @Test
    void startsAllServersOnFreePortsAndStopsThemTwice(@TempDir Path var) throws Exception {
        for (int i = 0; i < 2; i++) {
            SandboxPorts ports;
            try (Sandbox sandbox = Sandbox.start(SandboxSettings.forTests(var))) {
                ports = sandbox.ports();
                for (int port : ports.byName().values()) {
                    assertThat(listens(port)).isTrue();
                }
                assertThat(get(ports.of(Listening.CONTROL), "/state"))
                        .contains("\"picc-sim\":{\"received\":0,\"claims\":0,\"faults\":{}}");
            }
            for (int port : ports.byName().values()) {
                assertThat(listens(port)).isFalse();
            }
        }
    }

    @Test
    void enrolsOnceAndHandsOverWhatThePartnersAreKnownBy(@TempDir Path var) throws IOException {
        Sandbox.enrol(var);
        Path partners = var.resolve("keys/partners");
        List<String> expected =
                List.of(
                        "police-12123-sim/sign.crt",
                        "police-12123-sim/p256-encrypt.crt",
                        "police-zs-sim/encrypt.crt",
                        "police-110-sim/broker-password",
                        "portal-sim/citizen-key",
                        "picc-sim/tls.crt",
                        "picc-sim/password",
                        "paic-sim/tls.crt",
                        "paic-sim/sign.crt",
                        "paic-sim/aes-key",
                        "paic-sim/token",
                        "cpic-sim/aes-key",
                        "cicp-sim/sign.crt",
                        "cicp-sim/encrypt.crt",
                        "cicp-sim/tls.crt",
                        "cpic-sim/hmac-key",
                        "cpic-sim/broker-password",
                        "ccic-sim/hostkey.pub",
                        "ccic-sim/ssh_client_key",
                        "gpic-sim/tls.crt",
                        "gpic-sim/client.crt",
                        "gpic-sim/client.key",
                        "gpic-sim/hmac-key",
                        "ygbx-sim/sign-key",
                        "ygbx-sim/aes-key");
        assertThat(expected)
                .allSatisfy(file -> assertThat(partners.resolve(file)).isNotEmptyFile());
        Path secret = partners.resolve("cpic-sim/aes-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        String before = Files.readString(partners.resolve("picc-sim/sign.crt"));
        Sandbox.enrol(var);
        assertThat(partners.resolve("picc-sim/sign.crt")).hasContent(before);
    }

    @Test
    void switchesFaultsByItsControlApi(@TempDir Path var) throws Exception {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.forTests(var))) {
            int control = sandbox.ports().of(Listening.CONTROL);
            assertThat(
                            post(
                                    control,
                                    "/faults",
                                    "{\"sim\":\"ccic-sim\",\"fault\":\"missing-ok\",\"times\":2}"))
                    .contains("\"missing-ok\":2");
            assertThat(post(control, "/faults", "{\"sim\":\"picc-sim\",\"fault\":\"missing-ok\"}"))
                    .contains("cannot have the fault missing-ok");
            assertThat(post(control, "/faults", "{\"sim\":\"ccic-sim\",\"clear\":true}"))
                    .doesNotContain("missing-ok");
            assertThat(post(control, "/scenario/D99", "")).contains("no scenario D99");
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String get(int port, String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(port, path)).build());
    }

    private static String post(int port, String path, String body) throws Exception {
        return send(
                HttpRequest.newBuilder(uri(port, path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static String send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
