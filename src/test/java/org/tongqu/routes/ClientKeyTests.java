package org.tongqu.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongqu.sealing.Refusals.assertRefused;

import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongqu.failure.ErrorCode;
import org.tongqu.sandbox.enrolment.Enrolment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

import javax.net.ssl.X509KeyManager;

/** The files that a partner's operator puts below {@code keys}. */
class ClientKeyTests {
    @TempDir private Path var = Path.of(".");
    private Path folder = Path.of(".");

    @BeforeEach
    void enrol() {
        new Enrolment(var, new SecureRandom(), Clock.systemUTC()).gpic();
        folder = var.resolve("keys/partners/gpic-sim");
    }

    @Test
    void readsTheCertificateWithItsKey() throws Exception {
        KeyManagersParameters read =
                ClientKey.read(folder.resolve("client.crt"), folder.resolve("client.key"));

        try (var camel = new DefaultCamelContext()) {
            read.setCamelContext(camel);
            var manager = (X509KeyManager) read.createKeyManagers()[0];
            String alias = manager.chooseClientAlias(new String[] {"EC"}, null, null);
            assertThat(manager.getCertificateChain(alias)).hasSize(1);
            assertThat(manager.getPrivateKey(alias)).isNotNull();
        }
    }

    @Test
    void saysThatAKeyIsUnavailableWhenItIsMissingOrNoKey() throws Exception {
        Path certificate = folder.resolve("client.crt");
        Path text = Files.writeString(folder.resolve("text"), "not a key");
        for (Path key : new Path[] {folder.resolve("nothing"), text, certificate}) {
            assertRefused(ErrorCode.KEY_UNAVAILABLE, () -> ClientKey.read(certificate, key));
        }
        assertRefused(
                ErrorCode.KEY_UNAVAILABLE,
                () -> ClientKey.read(text, folder.resolve("client.key")));
    }
}
