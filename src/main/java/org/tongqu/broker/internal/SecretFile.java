package org.tongqu.broker.internal;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A secret that somebody puts into a file, perhaps later, and perhaps anew. */
record SecretFile(Path path) {

    /** What the file holds now, without a line end; empty while there is no file. */
    Optional<String> read() {
        try {
            return Optional.of(Files.readString(path).strip()).filter(text -> !text.isEmpty());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new TongquException(
                    ErrorCode.KEY_UNAVAILABLE, "the secret file cannot be read: " + path, e);
        }
    }
}
