package org.tongqu.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file of routes and what it says, as yet unread. */
record RouteFile(Path path, String text) {

    static final String SUFFIX = ".camel.yaml";
    private static final Path POLICIES = Path.of("policies");

    /** All route files under a folder, or none where there is no such folder. */
    static List<RouteFile> under(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(RouteFile::isRouteFile).sorted().map(RouteFile::read).toList();
        }
    }

    /** The id that the route in this file must have. */
    String expectedId() {
        String name = path.getFileName().toString();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    boolean isPolicy() {
        Path folder = path.getParent();
        return folder != null && folder.endsWith(POLICIES);
    }

    private static boolean isRouteFile(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    private static RouteFile read(Path path) {
        try {
            return new RouteFile(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
