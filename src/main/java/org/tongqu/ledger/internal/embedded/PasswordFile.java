package org.tongqu.ledger.internal.embedded;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A password in a file of its own, which only the hub's user may read. */
record PasswordFile(Path path) {

    private static final int BYTES = 32;

    /** Makes a password, unless there is one. */
    PasswordFile create(SecureRandom random) {
        if (Files.exists(path)) {
            return this;
        }
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        try {
            Path draft = path.resolveSibling(path.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(
                    draft,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, HexFormat.of().formatHex(secret));
            Files.move(draft, path);
            return this;
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** The password, without the line end that an editor may have left. */
    String read() {
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private TongquException unavailable(IOException cause) {
        return new TongquException(
                ErrorCode.STORE_UNAVAILABLE, "no access to the password file " + path, cause);
    }
}
