package org.tongqu.command;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import java.io.PrintWriter;
import java.util.Optional;

/** Says what failed and what to do; a stack trace only when Tongqu itself is at fault. */
final class Failures implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        Optional<TongquException> known = known(failure);
        if (known.isPresent()) {
            ErrorCode code = known.get().code();
            err.printf("%s: %s · %s%n", code, code.zh(), code.en());
            err.println("  " + known.get().detail());
            err.printf("  %s · %s%n", code.mendZh(), code.mendEn());
        } else {
            failure.printStackTrace(err);
        }
        err.flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static Optional<TongquException> known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TongquException ours) {
                return Optional.of(ours);
            }
        }
        return Optional.empty();
    }
}
