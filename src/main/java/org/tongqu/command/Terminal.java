package org.tongqu.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

import java.io.PrintWriter;
import java.util.Objects;

/** Where a command writes to: mixed into each command that has something to say. */
@Command
final class Terminal {

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    /** What the caller asked for. */
    PrintWriter out() {
        return Objects.requireNonNull(command).commandLine().getOut();
    }
}
