package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Takes a partner a step further; to live, it asks for another person's approval. */
@Command(
        name = "promote",
        description =
                "推进对接阶段，上线需另一人批准 · Takes a partner a step further; live needs another person.",
        mixinStandardHelpOptions = true)
final class PromoteCommand implements Callable<Integer> {
    @Mixin private final Terminal terminal = new Terminal();
    @Mixin private final Shown shown = new Shown();
    @Mixin private final Who who = new Who();

    @Parameters(paramLabel = "NAME", description = "对接方 · The partner.")
    private String name = "";

    @Option(
            names = "--to",
            required = true,
            description = "testing、live 或 suspended · testing, live or suspended.")
    private String to = "";

    @Mixin private final Why why = new Why();

    @Override
    public Integer call() {
        JsonNode standing =
                AdminClient.here()
                        .post(
                                "promotions/" + Query.segment(name),
                                why.of(who.order().put("to", to)));
        shown.print(terminal.out(), standing, StagesCommand::said);
        return 0;
    }
}
