package org.tongqu.sealing;

import org.tongqu.failure.TongquException;
import org.tongqu.sealing.internal.keys.CertificateFile;

import java.nio.file.Path;
import java.time.Instant;

/** Looks at a certificate that a partner handed over, before anything relies on it. */
public final class KeyInspection {
    private KeyInspection() {}

    /**
     * What a certificate is good for.
     *
     * @param signs whether its key usage allows to verify signatures by it
     * @param encrypts whether its key usage allows to encrypt by it
     */
    public record Inspected(
            KeyAlgorithm algorithm,
            Instant notBefore,
            Instant notAfter,
            boolean signs,
            boolean encrypts) {}

    /**
     * Reads one X.509 certificate, PEM or DER.
     *
     * @throws TongquException KEY_UNAVAILABLE when it is unreadable, of no known kind or weak
     */
    public static Inspected certificate(Path file) {
        return CertificateFile.inspect(file);
    }
}
