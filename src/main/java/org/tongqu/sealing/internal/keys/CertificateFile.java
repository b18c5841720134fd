package org.tongqu.sealing.internal.keys;

import org.tongqu.sealing.KeyInspection.Inspected;
import org.tongqu.sealing.KeySource.PartnerKey;
import org.tongqu.sealing.KeySource.Use;

import java.nio.file.Path;

/** Reads the public key of one certificate file. */
public final class CertificateFile {
    private CertificateFile() {}

    /** The key, as {@link Certificate} reads it. */
    public static PartnerKey read(Path file) {
        return Certificate.read(file).key();
    }

    /** What the certificate is good for. */
    public static Inspected inspect(Path file) {
        Certificate read = Certificate.read(file);
        return new Inspected(
                read.key().algorithm(),
                read.x509().getNotBefore().toInstant(),
                read.x509().getNotAfter().toInstant(),
                read.isFor(Use.SIGN),
                read.isFor(Use.ENCRYPT));
    }
}
