package org.tongqu.sealing.internal.keys;

import org.tongqu.sealing.KeySource.PartnerKey;

import java.nio.file.Path;

/** Reads the public key of one certificate file. */
public final class CertificateFile {
    private CertificateFile() {}

    /** The key, as {@link Certificate} reads it. */
    public static PartnerKey read(Path file) {
        return Certificate.read(file).key();
    }
}
