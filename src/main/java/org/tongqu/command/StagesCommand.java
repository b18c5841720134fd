package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** How far each partner has come. */
@Command(
        name = "stages",
        description = "各对接方所处阶段 · How far each partner has come.",
        mixinStandardHelpOptions = true)
final class StagesCommand implements Callable<Integer> {
    private static final int DIGITS = 12;

    @Mixin private final Terminal terminal = new Terminal();
    @Mixin private final Shown shown = new Shown();

    @Override
    public Integer call() {
        JsonNode standings = AdminClient.here().get("promotions");
        shown.print(terminal.out(), standings, rows -> Shown.orNothing(rows, StagesCommand::table));
        return 0;
    }

    /** One partner, after a step. */
    static String said(JsonNode standing) {
        return table(JsonNodeFactory.instance.arrayNode().add(standing)).toString();
    }

    private static Table table(JsonNode standings) {
        Table table =
                new Table(
                        "名称 NAME",
                        "阶段 STAGE",
                        "配置 CONFIG",
                        "已改 CHANGED",
                        "报告 REPORT",
                        "待批准 ASKED BY",
                        "操作人 WHO",
                        "理由 WHY");
        for (JsonNode standing : standings) {
            String digest = Shown.cell(standing, "digest");
            table.row(
                    Shown.cell(standing, "partner"),
                    Shown.cell(standing, "stage")
                            + (standing.path("implied").asBoolean() ? "（缺省 implied）" : ""),
                    digest.substring(0, Math.min(DIGITS, digest.length())),
                    standing.path("changed").asBoolean() ? "是 yes" : "否 no",
                    Shown.cell(standing, "passedReport"),
                    Shown.cell(standing.path("request"), "requestedBy"),
                    Shown.cell(standing, "who"),
                    Shown.cell(standing, "why"));
        }
        return table;
    }
}
