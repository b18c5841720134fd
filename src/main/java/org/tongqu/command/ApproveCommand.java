package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** The second person's yes to a partner going live. */
@Command(
        name = "approve",
        description = "批准上线（须非申请人）· Approves going live; not for the one who asked.",
        mixinStandardHelpOptions = true)
final class ApproveCommand implements Callable<Integer> {
    @Mixin private final Terminal terminal = new Terminal();
    @Mixin private final Shown shown = new Shown();
    @Mixin private final Who who = new Who();

    @Parameters(paramLabel = "NAME", description = "对接方 · The partner.")
    private String name = "";

    @Mixin private final Why why = new Why();

    @Override
    public Integer call() {
        JsonNode standing =
                AdminClient.here()
                        .post(
                                "promotions/" + Query.segment(name) + "/approve",
                                why.of(who.order()));
        shown.print(terminal.out(), standing, StagesCommand::said);
        return 0;
    }
}
