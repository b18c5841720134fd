package org.tongqu.sandbox.crypto;

import org.tongqu.sandbox.SandboxException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** PEM text with one block. */
public final class Pem {

    /** Label of certificates. */
    public static final String CERTIFICATE = "CERTIFICATE";

    /** Label of PKCS#8 private keys. */
    public static final String PRIVATE_KEY = "PRIVATE KEY";

    private static final int LINE = 64;

    private Pem() {}

    /** The text of a block. */
    public static String write(String label, byte[] der) {
        Base64.Encoder encoder =
                Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN "
                + label
                + "-----\n"
                + encoder.encodeToString(der)
                + "\n-----END "
                + label
                + "-----\n";
    }

    /** The bytes of the first block with that label. */
    public static byte[] read(String label, String text) {
        String begin = "-----BEGIN " + label + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + label + "-----");
        if (from < 0 || to < from) {
            throw new SandboxException("no PEM block " + label);
        }
        return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to).strip());
    }
}
