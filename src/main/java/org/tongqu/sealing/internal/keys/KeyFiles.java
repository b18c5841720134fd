package org.tongqu.sealing.internal.keys;

import org.jspecify.annotations.Nullable;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Reads and writes files that hold keys; what it writes only the owner can read. */
final class KeyFiles {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final long LARGEST = 1 << 20;

    private KeyFiles() {}

    static byte[] read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw unavailable(file, "is larger than any key file", null);
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw unavailable(file, "cannot be read", unreadable);
        }
    }

    /** Writes the whole file or nothing. */
    static void write(Path file, byte[] content) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, ".new", null, OWNER_ONLY);
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw unavailable(file, "cannot be written", unwritable);
        }
    }

    static TongquException unavailable(Path file, String problem, @Nullable Throwable cause) {
        String detail = file + " " + problem;
        return cause == null
                ? new TongquException(ErrorCode.KEY_UNAVAILABLE, detail)
                : new TongquException(ErrorCode.KEY_UNAVAILABLE, detail, cause);
    }
}
