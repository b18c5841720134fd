package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.concurrent.Callable;

/** Cases, and how far their claims have come. */
@Command(
        name = "case",
        description = "案件 · Cases, and how far their claims have come.",
        mixinStandardHelpOptions = true,
        subcommands = {CaseCommand.Listing.class, CaseCommand.Showing.class})
final class CaseCommand {

    @Command(
            name = "list",
            description = "列出案件，新的在前 · Lists cases, newest first.",
            mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {

        @Mixin private final Terminal terminal = new Terminal();
        @Mixin private final Shown shown = new Shown();
        @Mixin private final Newest newest = new Newest();

        @Override
        public Integer call() {
            JsonNode rows = newest.of(new Query("cases"));
            shown.print(terminal.out(), rows, r -> Shown.orNothing(r, CaseCommand::cases));
            return 0;
        }
    }

    @Command(
            name = "show",
            description = "案件的赔案、投递与等待 · A case's claims, deliveries, and what waits for what.",
            mixinStandardHelpOptions = true)
    static final class Showing implements Callable<Integer> {

        @Mixin private final Terminal terminal = new Terminal();
        @Mixin private final Shown shown = new Shown();

        @Parameters(paramLabel = "CASE", description = "案件号 · The case's number.")
        private String accidentNo = "";

        @Override
        public Integer call() {
            JsonNode one = AdminClient.here().get("cases/" + Query.segment(accidentNo));
            shown.print(terminal.out(), one, CaseCommand::whole);
            return 0;
        }
    }

    private static Table cases(JsonNode rows) {
        Table table =
                new Table("案件 CASE", "状态 STATE", "立案 OPENED", "更新 UPDATED", "疑似重复 DUPLICATE OF");
        for (JsonNode row : rows) {
            table.row(
                    Shown.cell(row, "accidentNo"),
                    Shown.cell(row, "state"),
                    Shown.time(row, "openedAt"),
                    Shown.time(row, "updatedAt"),
                    Shown.cell(row, "duplicateOf"));
        }
        return table;
    }

    private static String whole(JsonNode one) {
        return String.join(
                System.lineSeparator(),
                Shown.cell(one, "accidentNo") + "  " + Shown.cell(one, "state"),
                "",
                "赔案 · claims",
                Shown.orNothing(one.path("lines"), CaseCommand::lines),
                "",
                "投递 · deliveries",
                Shown.orNothing(one.path("deliveries"), DeliveryCommand::table),
                "",
                "等待 · waiting",
                Shown.orNothing(one.path("waiting"), CaseCommand::waits));
    }

    private static Table lines(JsonNode rows) {
        Table table =
                new Table(
                        "车辆 VEHICLE",
                        "险种 KIND",
                        "对接方 PARTNER",
                        "报案号 REPORT NO.",
                        "进度 STEP",
                        "结果 OUTCOME",
                        "更新 UPDATED");
        for (JsonNode row : rows) {
            table.row(
                    Shown.cell(row, "vehicleId"),
                    Shown.cell(row, "kind"),
                    Shown.cell(row, "partner"),
                    Shown.cell(row, "reportNo"),
                    Shown.cell(row, "step"),
                    Shown.cell(row, "outcome"),
                    Shown.time(row, "updatedAt"));
        }
        return table;
    }

    private static Table waits(JsonNode rows) {
        Table table = new Table("车辆 VEHICLE", "险种 KIND", "对接方 PARTNER", "等待 WAITS FOR");
        for (JsonNode row : rows) {
            table.row(
                    Shown.cell(row, "vehicleId"),
                    Shown.cell(row, "kind"),
                    Shown.cell(row, "partner"),
                    Shown.cell(row, "precondition"));
        }
        return table;
    }
}
