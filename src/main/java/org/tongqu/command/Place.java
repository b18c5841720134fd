package org.tongqu.command;

import org.springframework.core.env.StandardEnvironment;
import org.tongqu.partner.TongquPaths;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where this command finds its files: by property, by environment, or in the working directory. */
final class Place {

    private Place() {}

    /** The folders that {@code tongqu.home} and {@code tongqu.var} name. */
    static TongquPaths paths() {
        Path home = Path.of(setting("tongqu.home").orElse("."));
        Path var = setting("tongqu.var").map(Path::of).orElseGet(() -> home.resolve("var"));
        return new TongquPaths(home.normalize(), var.normalize());
    }

    /** A setting by its property name, or by the environment variable of that name. */
    static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(variable(name))));
    }

    /** A text with its {@code ${NAME:default}} replaced, as the hub would replace them. */
    static String resolved(String text) {
        return new StandardEnvironment().resolveRequiredPlaceholders(text);
    }

    /** What tells Spring about the same folders, whatever directory the command was called in. */
    static List<String> springArguments(TongquPaths paths) {
        return List.of(
                "--tongqu.home=" + paths.home(),
                "--tongqu.var=" + paths.var(),
                "--spring.config.location=optional:classpath:/,optional:file:"
                        + paths.config()
                        + "/");
    }

    private static String variable(String name) {
        return name.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
