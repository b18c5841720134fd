package org.tongqu.command;

import org.tongqu.onboarding.Finding;
import org.tongqu.onboarding.PartnerCheck;
import org.tongqu.onboarding.PartnerCheck.Scope;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The check of all declarative files: {@code partner check} without keys and endpoints. */
@Command(
        name = "check",
        description = "检查配置、映射与套件，有误则退出码 1 · Checks the declarative files; 1 on errors.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin private final Terminal terminal = new Terminal();

    @Override
    public Integer call() {
        terminal.quiet();
        List<Finding> findings =
                new PartnerCheck(Place.paths(), Place::resolved, Clock.systemUTC(), Scope.FILES)
                        .findings(Optional.empty());
        new FoundShown(terminal.out()).text(findings, false);
        return FoundShown.exitCode(findings);
    }
}
