package org.tongqu.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** Runs the {@code tongqu} command as an operator would, against the hub of one var folder. */
public record Commands(Path var) {
    private static final String VAR = "tongqu.var";

    /** What the command answered. */
    public record Said(int exitCode, String out, String err) {}

    /** Runs it with these arguments. */
    public synchronized Said run(String... arguments) {
        String before = System.getProperty(VAR, "");
        System.setProperty(VAR, var.toString());
        try {
            return answer(arguments);
        } finally {
            restore(before);
        }
    }

    private static Said answer(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                TongquCommand.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Said(exitCode, out.toString(), err.toString());
    }

    private static void restore(String before) {
        if (before.isEmpty()) {
            System.clearProperty(VAR);
        } else {
            System.setProperty(VAR, before);
        }
    }
}
