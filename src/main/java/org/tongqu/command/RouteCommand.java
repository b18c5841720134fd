package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Claims whose insurer no rule could decide. */
@Command(
        name = "route",
        description = "待人工分派的赔案 · Claims whose insurer a person must name.",
        mixinStandardHelpOptions = true,
        subcommands = {RouteCommand.Listing.class, RouteCommand.Assigning.class})
final class RouteCommand {

    @Command(
            name = "list",
            description = "列出待分派 · Lists what waits.",
            mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {

        @Mixin private final Terminal terminal = new Terminal();
        @Mixin private final Shown shown = new Shown();

        @Override
        public Integer call() {
            shown.print(terminal.out(), AdminClient.here().get("routing"), RouteCommand::table);
            return 0;
        }
    }

    @Command(
            name = "assign",
            description = "指定承保公司，记入审计 · Names the insurer; audited.",
            mixinStandardHelpOptions = true)
    static final class Assigning implements Callable<Integer> {

        @Mixin private final Terminal terminal = new Terminal();
        @Mixin private final Shown shown = new Shown();

        @Parameters(index = "0", paramLabel = "CASE", description = "案件号 · The case.")
        private String accidentNo = "";

        @Parameters(index = "1", paramLabel = "VEHICLE", description = "车辆 · The vehicle, e.g. V1.")
        private String vehicleId = "";

        @Parameters(
                index = "2",
                paramLabel = "KIND",
                description = "险种 · COMPULSORY or COMMERCIAL.")
        private String kind = "";

        @Parameters(index = "3", paramLabel = "PARTNER", description = "对接方 · e.g. picc-sim.")
        private String partner = "";

        @Option(names = "--who", required = true, description = "操作人 · Who decides.")
        private String who = "";

        @Mixin private final Why why = new Why();

        @Override
        public Integer call() {
            AdminClient hub = AdminClient.here();
            ObjectNode order = JsonNodeFactory.instance.objectNode();
            order.put("accidentNo", accidentNo).put("vehicleId", vehicleId).put("kind", kind);
            order.put("partner", partner).put("who", who);
            shown.print(terminal.out(), hub.post("routing", why.of(order)), Assigning::said);
            return 0;
        }

        private static String said(JsonNode waiting) {
            return "已分派 · assigned" + System.lineSeparator() + table(waiting);
        }
    }

    private static String table(JsonNode waiting) {
        return Shown.orNothing(
                waiting,
                rows -> {
                    Table table =
                            new Table(
                                    "案件 CASE",
                                    "车辆 VEHICLE",
                                    "险种 KIND",
                                    "原因 REASON",
                                    "说明",
                                    "候选 CANDIDATES",
                                    "自 SINCE");
                    rows.forEach(
                            row ->
                                    table.row(
                                            Shown.cell(row, "accidentNo"),
                                            Shown.cell(row, "vehicleId"),
                                            Shown.cell(row, "kind"),
                                            Shown.cell(row, "reason"),
                                            Shown.cell(row, "reasonZh"),
                                            joined(row.path("candidates")),
                                            Shown.time(row, "since")));
                    return table;
                });
    }

    private static String joined(JsonNode names) {
        List<String> texts = new ArrayList<>();
        names.forEach(name -> texts.add(name.asText()));
        return texts.isEmpty() ? "-" : String.join(", ", texts);
    }
}
