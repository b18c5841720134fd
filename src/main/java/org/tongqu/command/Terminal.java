package org.tongqu.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Objects;

/** Where a command writes to: mixed into each command that has something to say. */
@Command
final class Terminal {

    private static final String LOGGING = "logback.configurationFile";

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    /** The name of a partner that has a file, or else the call is wrong (exit code 2). */
    String partner(String name) {
        if (Files.exists(Place.paths().config().resolve("partners").resolve(name + ".yaml"))) {
            return name;
        }
        throw new ParameterException(
                Objects.requireNonNull(command).commandLine(),
                "没有 config/partners/" + name + ".yaml · there is no such partner file");
    }

    /** Keeps the logs of libraries out of what is said; to be called before any of them wakes. */
    void quiet() {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "command/logback.xml");
        }
    }

    /** What the caller asked for. */
    PrintWriter out() {
        return Objects.requireNonNull(command).commandLine().getOut();
    }
}
