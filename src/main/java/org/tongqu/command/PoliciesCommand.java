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
        subcommands = PoliciesCommand.Importing.class)
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
            Table bad = new Table("行 LINE", "字段 FIELD", "错误码 CODE");
            for (JsonNode row : report.path("firstBadRows")) {
                bad.row(Shown.cell(row, "line"), Shown.cell(row, "field"), Shown.cell(row, "code"));
            }
            return report.path("firstBadRows").isEmpty()
                    ? sums.toString()
                    : sums + System.lineSeparator() + bad;
        }
    }
}
