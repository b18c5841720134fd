package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.Optional;
import java.util.concurrent.Callable;

/** What the hub sent, and what is still open. */
@Command(
        name = "delivery",
        description = "投递 · What the hub sent, and what is still open.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DeliveryCommand.Listing.class,
            DeliveryCommand.Showing.class,
            DeliveryCommand.Retrying.class
        })
final class DeliveryCommand {

    @Command(
            name = "list",
            description = "列出投递，新的在前 · Lists deliveries, newest first.",
            mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {

        @Mixin private final Terminal terminal = new Terminal();
        @Mixin private final Shown shown = new Shown();
        @Mixin private final Newest newest = new Newest();

        @Option(names = "--partner", description = "对接方 · Only to this partner.")
        private Optional<String> partner = Optional.empty();

        @Option(names = "--state", description = "状态 · Only in this state, e.g. PARKED.")
        private Optional<String> state = Optional.empty();

        @Override
        public Integer call() {
            Query query = new Query("deliveries").with("partner", partner).with("state", state);
            JsonNode rows = newest.of(query);
            shown.print(terminal.out(), rows, r -> Shown.orNothing(r, DeliveryCommand::table));
            return 0;
        }
    }

    @Command(name = "show", description = "查看一笔 · Shows one.", mixinStandardHelpOptions = true)
    static final class Showing implements Callable<Integer> {

        @Mixin private final Terminal terminal = new Terminal();
        @Mixin private final Shown shown = new Shown();

        @Parameters(paramLabel = "ID", description = "投递号 · The delivery.")
        private long id;

        @Override
        public Integer call() {
            JsonNode one = AdminClient.here().get("deliveries/" + id);
            shown.print(terminal.out(), one, DeliveryCommand::fields);
            return 0;
        }
    }

    @Command(
            name = "retry",
            description = "重新投递，记入审计 · Sends a parked or refused one again; audited.",
            mixinStandardHelpOptions = true)
    static final class Retrying implements Callable<Integer> {

        @Mixin private final Terminal terminal = new Terminal();
        @Mixin private final Shown shown = new Shown();
        @Mixin private final Who who = new Who();

        @Parameters(paramLabel = "ID", description = "投递号 · The delivery.")
        private long id;

        @Override
        public Integer call() {
            JsonNode one = AdminClient.here().post("deliveries/" + id, who.order());
            shown.print(terminal.out(), one, DeliveryCommand::fields);
            return 0;
        }
    }

    /** Deliveries as rows. */
    static Table table(JsonNode rows) {
        Table table =
                new Table(
                        "号 ID",
                        "对接方 PARTNER",
                        "案件 CASE",
                        "车辆 VEHICLE",
                        "险种 KIND",
                        "事件 EVENT",
                        "状态 STATE",
                        "次 TRY",
                        "原因 REASON",
                        "更新 UPDATED");
        for (JsonNode row : rows) {
            table.row(
                    Shown.cell(row, "deliveryId"),
                    Shown.cell(row, "partner"),
                    Shown.cell(row, "accidentNo"),
                    Shown.cell(row, "vehicleId"),
                    Shown.cell(row, "policyKind"),
                    Shown.cell(row, "eventType"),
                    Shown.cell(row, "state"),
                    Shown.cell(row, "attempt"),
                    Shown.cell(row, "reason"),
                    Shown.time(row, "updatedAt"));
        }
        return table;
    }

    private static String fields(JsonNode delivery) {
        Table table = new Table("项目 FIELD", "内容 VALUE");
        delivery.fieldNames().forEachRemaining(name -> table.row(name, Shown.cell(delivery, name)));
        return table.toString();
    }
}
