package org.tongqu.command;

import org.tongqu.sealing.HubKeys;
import org.tongqu.sealing.HubKeys.HubKey;
import org.tongqu.sealing.HubKeys.Purpose;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;

/** The hub's own keys; works whether the hub runs or not. */
@Command(
        name = "keys",
        description = "枢纽密钥 · The hub's own keys.",
        mixinStandardHelpOptions = true,
        subcommands = {KeysCommand.Making.class, KeysCommand.Listing.class})
final class KeysCommand {

    @Command(
            name = "init",
            description = "生成缺少的密钥，已有的不变 · Makes the keys that are missing.",
            mixinStandardHelpOptions = true)
    static final class Making implements Callable<Integer> {

        @Mixin private final Terminal terminal = new Terminal();

        @Option(
                names = "--production",
                description = "Makes them for production; without it, for a trial.")
        private boolean production;

        @Override
        public Integer call() {
            Path var = Place.paths().var();
            HubKeys.generate(
                    var, production ? Purpose.PRODUCTION : Purpose.DEVELOPMENT, Clock.systemUTC());
            terminal.out().println(table(HubKeys.list(var)));
            return 0;
        }
    }

    @Command(name = "list", description = "列出密钥 · Lists the keys.", mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {

        @Mixin private final Terminal terminal = new Terminal();

        @Override
        public Integer call() {
            List<HubKey> keys = HubKeys.list(Place.paths().var());
            if (keys.isEmpty()) {
                terminal.out().println("尚无密钥，运行 tongqu keys init · No keys yet: tongqu keys init");
                return 1;
            }
            terminal.out().println(table(keys));
            return 0;
        }
    }

    private static Table table(List<HubKey> keys) {
        Table table = new Table("别名 ALIAS", "编号 ID", "有效至 UNTIL", "用途 FOR", "证书 CERTIFICATE");
        for (HubKey key : keys) {
            table.row(
                    key.alias(),
                    key.id(),
                    key.notAfter().atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                    key.development() ? "试用 trial" : "生产 production",
                    key.certificate().toString());
        }
        return table;
    }
}
