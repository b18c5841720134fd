package org.tongqu.ledger.internal.embedded;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.UUID;

/**
 * The folder of Tongqu's own PostgreSQL, held by one process at a time.
 *
 * <p>{@code data/} is the cluster, {@code binaries/} the unpacked server. A cluster counts as ready
 * once its roles and its database exist; one that was cut off before that is set aside, never
 * deleted.
 */
final class DataFolder implements AutoCloseable {

    private static final String READY = "tongqu-ready";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Takes the folder, and makes it when it is not there.
     *
     * @throws TongquException STORE_UNAVAILABLE when another process holds it
     */
    static DataFolder take(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
            return new DataFolder(folder, lock(folder.resolve("lock")));
        } catch (IOException e) {
            throw new TongquException(
                    ErrorCode.STORE_UNAVAILABLE, "no access to the folder " + folder, e);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (locks(channel)) {
            return channel;
        }
        channel.close();
        throw new TongquException(
                ErrorCode.STORE_UNAVAILABLE,
                "another hub runs on " + file.getParent() + ": stop it, or set tongqu.var");
    }

    private static boolean locks(FileChannel channel) throws IOException {
        try {
            FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    Path binaries() {
        return folder.resolve("binaries");
    }

    PasswordFile password(String role) {
        return new PasswordFile(folder.resolve(role + ".password"));
    }

    boolean isReady() {
        return Files.exists(data().resolve(READY));
    }

    void markReady() throws IOException {
        Files.writeString(data().resolve(READY), "");
    }

    /** Moves a cluster away whose first start did not come to its end; it holds no ledger yet. */
    void setUnfinishedAside() throws IOException {
        if (Files.exists(data()) && !isReady()) {
            Files.move(data(), folder.resolve("data.unfinished-" + UUID.randomUUID()));
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new TongquException(
                    ErrorCode.STORE_UNAVAILABLE, "cannot give back the folder " + folder, e);
        }
    }
}
