package org.tongqu.sealing.internal.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The certificate files that partners handed over, each decoded once and again when it changes.
 *
 * <p>A file may appear after the hub started; only what was read with success is remembered.
 */
final class PartnerCertificates {
    private record Read(FileTime changed, Certificate certificate) {}

    private final Path folder;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    /** Certificates below the folder of keys. */
    PartnerCertificates(Path folder) {
        this.folder = folder;
    }

    /** The certificate in the file of that name; empty when there is no such file. */
    Optional<Certificate> find(String name) {
        Optional<FileTime> changed = changed(name);
        if (changed.isEmpty()) {
            read.remove(name);
            return Optional.empty();
        }
        Read known = read.get(name);
        if (known != null && known.changed().equals(changed.get())) {
            return Optional.of(known.certificate());
        }
        Certificate certificate = Certificate.read(folder.resolve(name));
        read.put(name, new Read(changed.get(), certificate));
        return Optional.of(certificate);
    }

    private Optional<FileTime> changed(String name) {
        try {
            return Optional.of(Files.getLastModifiedTime(folder.resolve(name)));
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
