package org.tongqu.routes;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.TongquPaths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Loads every file below {@code routes/}, policies first. */
@Component
final class RouteFiles {
    private static final String SUFFIX = ".camel.yaml";

    private final Path folder;

    RouteFiles(TongquPaths paths) {
        this.folder = paths.home().resolve("routes");
    }

    /** Adds all routes, templates and policies to a context. */
    void loadInto(CamelContext camel) {
        for (String part : List.of("policies", "templates", "case", "inbound")) {
            files(folder.resolve(part)).forEach(file -> load(camel, file));
        }
    }

    private static void load(CamelContext camel, Path file) {
        Resource resource = ResourceHelper.resolveResource(camel, "file:" + file.toAbsolutePath());
        try {
            PluginHelper.getRoutesLoader(camel).loadRoutes(List.of(resource));
        } catch (Exception e) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID, file + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private static List<Path> files(Path part) {
        try (Stream<Path> files = Files.list(part)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        } catch (IOException e) {
            throw new TongquException(ErrorCode.CONFIG_INVALID, part + " cannot be listed", e);
        }
    }
}
