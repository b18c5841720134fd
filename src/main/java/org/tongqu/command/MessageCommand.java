package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Optional;
import java.util.concurrent.Callable;

/** What came in. */
@Command(
        name = "message",
        description = "来文 · What came in, and what was wrong with it.",
        mixinStandardHelpOptions = true,
        subcommands = MessageCommand.Listing.class)
final class MessageCommand {

    @Command(
            name = "list",
            description = "列出来文，新的在前 · Lists messages, newest first.",
            mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {

        @Mixin private final Terminal terminal = new Terminal();
        @Mixin private final Shown shown = new Shown();
        @Mixin private final Newest newest = new Newest();

        @Option(names = "--state", description = "状态 · Only in this state, e.g. REFUSED.")
        private Optional<String> state = Optional.empty();

        @Override
        public Integer call() {
            Query query = new Query("messages").with("state", state);
            JsonNode rows = newest.of(query);
            shown.print(terminal.out(), rows, r -> Shown.orNothing(r, Listing::table));
            return 0;
        }

        private static Table table(JsonNode rows) {
            Table table =
                    new Table(
                            "收到 RECEIVED",
                            "渠道 CHANNEL",
                            "对接方 PARTNER",
                            "报文号 MESSAGE",
                            "状态 STATE",
                            "错误 ERROR",
                            "字段 FIELD",
                            "案件 CASE");
            for (JsonNode row : rows) {
                table.row(
                        Shown.time(row, "receivedAt"),
                        Shown.cell(row, "channel"),
                        Shown.cell(row, "partner"),
                        Shown.cell(row, "externalId"),
                        Shown.cell(row, "state"),
                        Shown.cell(row, "errorCode"),
                        Shown.cell(row, "errorPointer"),
                        Shown.cell(row, "accidentNo"));
            }
            return table;
        }
    }
}
