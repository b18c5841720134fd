package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Shows what a changed mapping would have made of what was delivered. */
@Command(
        name = "backtest",
        description =
                "以新映射重算已投递内容，只比较不发送 · Tries a changed mapping on past deliveries; sends nothing.",
        mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {
    @Mixin private final Terminal terminal = new Terminal();
    @Mixin private final Shown shown = new Shown();
    @Mixin private final Who who = new Who();

    @Parameters(paramLabel = "NAME", description = "对接方 · The partner.")
    private String name = "";

    @Option(
            names = "--mapping",
            required = true,
            description = "新映射目录（枢纽所在机器）· The changed mapping folder, on the hub's machine.")
    private Path mapping = Path.of(".");

    @Option(
            names = "--since",
            defaultValue = "7d",
            description = "多久以来，如 7d、12h · From how long ago, e.g. 7d or 12h.")
    private String since = "7d";

    @Override
    public Integer call() {
        ObjectNode order = who.order().put("since", since);
        order.put("mapping", mapping.toAbsolutePath().normalize().toString());
        JsonNode outcome = AdminClient.here().post("backtest/" + Query.segment(name), order);
        shown.print(terminal.out(), outcome, BacktestCommand::text);
        return 0;
    }

    private static String text(JsonNode outcome) {
        StringBuilder text = new StringBuilder();
        text.append(
                "%d 笔：相同 %d，不同 %d，将搁置 %d，不再搁置 %d · %1$d deliveries: %2$d same, %3$d different, %4$d would be parked, %5$d no longer%n"
                        .formatted(
                                outcome.path("deliveries").asInt(),
                                outcome.path("same").asInt(),
                                outcome.path("different").asInt(),
                                outcome.path("parked").asInt(),
                                outcome.path("freed").asInt()));
        Table table = new Table("投递 DELIVERY", "案件 CASE", "字段 FIELD", "旧 OLD", "新 NEW");
        for (JsonNode one : outcome.path("differences")) {
            String id = Shown.cell(one, "deliveryId");
            String accident = Shown.cell(one, "accidentNo");
            if (one.hasNonNull("before") || one.hasNonNull("after")) {
                table.row(id, accident, "-", Shown.cell(one, "before"), Shown.cell(one, "after"));
            }
            for (JsonNode change : one.path("changes")) {
                table.row(
                        id,
                        accident,
                        change.path("field").asText(),
                        Shown.cell(change, "before"),
                        Shown.cell(change, "after"));
            }
        }
        return text + (outcome.path("differences").isEmpty() ? "" : table.toString());
    }
}
