package org.tongqu.sandbox.ccic;

import org.tongqu.sandbox.SandboxException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What the SFTP server shows below {@code /zs}, and the file numbers. */
final class CcicFolders {

    private final Path root;
    private final Path numbers;
    private final Clock clock;

    /** Folders below a root; the numbers lie beside it. */
    CcicFolders(Path root, Clock clock) {
        this.root = root;
        this.numbers = root.resolveSibling("ccic-numbers");
        this.clock = clock;
        try {
            Files.createDirectories(root.resolve("zs/in"));
            Files.createDirectories(root.resolve("zs/out"));
            Files.createDirectories(root.resolve("zs/policies"));
            Files.createDirectories(numbers);
        } catch (IOException e) {
            throw new SandboxException("CCIC-SIM has no folders", e);
        }
    }

    Path root() {
        return root;
    }

    /** Names of the files in {@code /zs/in} with an extension. */
    List<String> uploaded(String extension) {
        try (Stream<Path> files = Files.list(root.resolve("zs/in"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(extension))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SandboxException("cannot list /zs/in", e);
        }
    }

    byte[] uploadedFile(String name) {
        return read(root.resolve("zs/in").resolve(name));
    }

    /** Whether an uploaded file has rested so long that nobody is still writing it. */
    boolean isOlderThan(String name, Duration age) {
        try {
            return Files.getLastModifiedTime(root.resolve("zs/in").resolve(name))
                    .toInstant()
                    .plus(age)
                    .isBefore(clock.instant());
        } catch (IOException e) {
            throw new SandboxException("cannot see the age of " + name, e);
        }
    }

    void removeUploaded(String name) {
        try {
            Files.deleteIfExists(root.resolve("zs/in").resolve(name));
        } catch (IOException e) {
            throw new SandboxException("cannot remove " + name, e);
        }
    }

    boolean isAnswered(String name) {
        return Files.exists(root.resolve("zs/out").resolve(name));
    }

    /** Writes a file of {@code /zs/out}; it is there as a whole or not at all. */
    void answer(String name, byte[] content) {
        write(root.resolve("zs/out").resolve(name), content);
    }

    int number(String direction) {
        Path file = numbers.resolve(direction);
        return Files.exists(file)
                ? Integer.parseInt(new String(read(file), StandardCharsets.US_ASCII))
                : 1;
    }

    void setNumber(String direction, int next) {
        write(numbers.resolve(direction), String.valueOf(next).getBytes(StandardCharsets.US_ASCII));
    }

    private void write(Path file, byte[] content) {
        Path draft = numbers.resolve(file.getFileName() + ".new");
        try {
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new SandboxException("cannot write " + file.getFileName(), e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new SandboxException("cannot read " + file.getFileName(), e);
        }
    }
}
