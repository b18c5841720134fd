package org.tongqu.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the {@code tongqu} command; what it does is in its subcommands. */
@Command(
        name = "tongqu",
        description = "Carries accident data between traffic police and insurers.",
        mixinStandardHelpOptions = true,
        versionProvider = TongquVersion.class,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            CheckCommand.class,
            KeysCommand.class,
            PartnerCommand.class,
            PoliciesCommand.class,
            CaseCommand.class,
            DeliveryCommand.class,
            RouteCommand.class,
            MessageCommand.class,
            SealCommand.class,
            ReceiptCommand.class,
            BenchCommand.class
        })
public final class TongquCommand {

    /** Ends the process with the subcommand's exit code. */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new TongquCommand()).setExecutionExceptionHandler(new Failures());
    }
}
