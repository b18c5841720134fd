package org.tongqu.command;

import org.jspecify.annotations.Nullable;
import org.tongqu.onboarding.Finding;
import org.tongqu.onboarding.PartnerCheck;
import org.tongqu.onboarding.PartnerCheck.Scope;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Finds what would keep a partner from working, without a running hub. */
@Command(
        name = "check",
        description = "检查对接方的文件、密钥与连通，有误则退出码 1 · Checks files, keys and endpoints; 1 on errors.",
        mixinStandardHelpOptions = true)
final class PartnerCheckCommand implements Callable<Integer> {

    @Mixin private final Terminal terminal = new Terminal();

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "对接方，缺省为全部 · The partner; all when left out.")
    private @Nullable String name;

    @Option(names = "--offline", description = "不连接对方 · Does not try the endpoints.")
    private boolean offline;

    @Option(names = "--no-keys", description = "不看密钥文件 · Does not look at key files, as in CI.")
    private boolean withoutKeys;

    @Option(names = "--notes", description = "也显示提示 · Shows the notes, too.")
    private boolean notes;

    @Option(names = "--json", description = "输出 JSON · Prints JSON.")
    private boolean json;

    @Override
    public Integer call() {
        terminal.quiet();
        Scope scope = new Scope(!withoutKeys, !offline);
        List<Finding> findings =
                new PartnerCheck(Place.paths(), Place::resolved, Clock.systemUTC(), scope)
                        .findings(Optional.ofNullable(name).map(terminal::partner));
        FoundShown shown = new FoundShown(terminal.out());
        if (json) {
            shown.json(findings);
        } else {
            shown.text(findings, notes);
        }
        return FoundShown.exitCode(findings);
    }
}
