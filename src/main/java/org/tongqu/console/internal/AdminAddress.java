package org.tongqu.console.internal;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says, as long as the hub runs, where its management port is. */
final class AdminAddress implements AutoCloseable {

    private final Path file;
    private final Environment environment;

    AdminAddress(Path file, Environment environment) {
        this.file = file;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void write() {
        String port = environment.getProperty("local.management.port");
        if (port == null) {
            return;
        }
        try {
            Files.writeString(
                    file,
                    "http://"
                            + environment.getProperty("management.server.address", "127.0.0.1")
                            + ":"
                            + port);
        } catch (IOException e) {
            throw new TongquException(ErrorCode.INTERNAL, "cannot write " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new TongquException(ErrorCode.INTERNAL, "cannot remove " + file, e);
        }
    }
}
