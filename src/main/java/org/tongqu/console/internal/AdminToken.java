package org.tongqu.console.internal;

import org.jspecify.annotations.Nullable;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret that tells an operator from any other process on this machine. */
final class AdminToken {

    private static final String SCHEME = "Bearer ";
    private static final int BYTES = 32;

    private final byte[] expected;

    private AdminToken(String token) {
        this.expected = (SCHEME + token).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The token in that file, which is made when it is not there.
     *
     * @throws TongquException KEY_UNAVAILABLE when the file can be neither read nor written
     */
    static AdminToken in(Path file, SecureRandom random) {
        try {
            if (Files.notExists(file)) {
                make(file, random);
            }
            String token = Files.readString(file).strip();
            if (token.length() < BYTES) {
                throw new TongquException(
                        ErrorCode.KEY_UNAVAILABLE,
                        file + " is too short for a token: remove it, and a new one is made");
            }
            return new AdminToken(token);
        } catch (IOException e) {
            throw new TongquException(ErrorCode.KEY_UNAVAILABLE, "no access to " + file, e);
        }
    }

    private static void make(Path file, SecureRandom random) throws IOException {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(draft);
        Files.createFile(
                draft,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, HexFormat.of().formatHex(secret));
        Files.move(draft, file);
    }

    /** Whether an Authorization header carries this token. */
    boolean isIn(@Nullable String header) {
        return header != null
                && MessageDigest.isEqual(expected, header.getBytes(StandardCharsets.UTF_8));
    }
}
