package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The policies by which the hub finds insurers. */
@Command(
        name = "policies",
        description = "保单索引 · The policies by which the hub finds insurers.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PoliciesCommand.Importing.class,
            PoliciesCommand.Listing.class,
            PoliciesCommand.Showing.class
        })
final class PoliciesCommand {

    @Command(
            name = "import",
            description = "导入保单文件，可重复 · Imports a file of policies; can be repeated.",
            mixinStandardHelpOptions = true)
    static final class Importing implements Callable<Integer> {

        @Mixin private final Terminal terminal = new Terminal();
        @Mixin private final Shown shown = new Shown();
        @Mixin private final Who who = new Who();

        @Parameters(paramLabel = "FILE", description = "CSV，UTF-8 · docs/policies-csv.md")
        private Path file = Path.of("");

        @Option(
                names = "--insurer",
                paramLabel = "CODE",
                description = "只收该公司的行 · Rows of one company only.")
        private Optional<String> insurer = Optional.empty();

        @Override
        public Integer call() {
            ObjectNode order = who.order().put("file", file.toAbsolutePath().toString());
            insurer.ifPresent(code -> order.put("insurer", code));
            JsonNode report = AdminClient.here().post("policies", order);
            shown.print(terminal.out(), report, Importing::table);
            return report.path("badRows").asLong() == 0 ? 0 : 1;
        }

        private static String table(JsonNode report) {
            Table sums =
                    new Table("行数 ROWS", "写入 WRITTEN", "已有 KNOWN", "错误 BAD")
                            .row(
                                    Shown.cell(report, "rows"),
                                    Shown.cell(report, "written"),
                                    Shown.cell(report, "alreadyImported"),
                                    Shown.cell(report, "badRows"));
            JsonNode bad = report.path("firstBadRows");
            return bad.isEmpty() ? sums.toString() : sums + System.lineSeparator() + badRows(bad);
        }
    }

    private static Table badRows(JsonNode rows) {
        Table bad = new Table("行 LINE", "字段 FIELD", "错误码 CODE");
        for (JsonNode row : rows) {
            bad.row(Shown.cell(row, "line"), Shown.cell(row, "field"), Shown.cell(row, "code"));
        }
        return bad;
    }

    @Command(
            name = "list",
            description = "列出保单文件，新的在前 · Lists policy files, newest first.",
            mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {

        @Mixin private final Terminal terminal = new Terminal();
        @Mixin private final Shown shown = new Shown();
        @Mixin private final Newest newest = new Newest();

        @Override
        public Integer call() {
            JsonNode rows = newest.of(new Query("policies"));
            shown.print(terminal.out(), rows, r -> Shown.orNothing(r, Listing::table));
            return 0;
        }

        private static Table table(JsonNode rows) {
            Table table =
                    new Table("开始 STARTED", "文件 FILE", "公司 FOR", "行数 ROWS", "错误 BAD", "摘要 DIGEST");
            for (JsonNode row : rows) {
                table.row(
                        Shown.time(row, "startedAt"),
                        Shown.cell(row, "fileName"),
                        Shown.cell(row, "insurerCode"),
                        Shown.cell(row, "rows"),
                        Shown.cell(row, "badRows"),
                        Shown.cell(row, "fileDigest"));
            }
            return table;
        }
    }

    @Command(
            name = "show",
            description = "列出文件中未收的行 · Lists the rows of a file that were left out.",
            mixinStandardHelpOptions = true)
    static final class Showing implements Callable<Integer> {

        @Mixin private final Terminal terminal = new Terminal();
        @Mixin private final Shown shown = new Shown();

        @Parameters(paramLabel = "DIGEST", description = "policies list 所示 · As list shows it.")
        private String digest = "";

        @Override
        public Integer call() {
            JsonNode rows = AdminClient.here().get("policies/" + digest);
            shown.print(terminal.out(), rows, r -> Shown.orNothing(r, PoliciesCommand::badRows));
            return 0;
        }
    }
}
