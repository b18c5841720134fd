package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Who is connected, and how a partner gets there. */
@Command(
        name = "partner",
        description = "对接方 · Partners: who is connected, and how one gets there.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PartnerCommand.Listing.class,
            PartnerNewCommand.class,
            PartnerCheckCommand.class,
            PartnerPreviewCommand.class,
            PartnerConnectCommand.class,
            ConformanceCommand.class,
            BacktestCommand.class,
            PromoteCommand.class,
            ApproveCommand.class,
            StagesCommand.class,
            ReportCommand.class,
            DoctorCommand.class
        })
final class PartnerCommand {

    @Command(
            name = "list",
            description = "列出对接方 · Lists the partners.",
            mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {

        @Mixin private final Terminal terminal = new Terminal();

        @Option(names = "--json", description = "Prints JSON instead of a table.")
        private boolean json;

        @Override
        public Integer call() {
            JsonNode partners = AdminClient.here().get("partners");
            terminal.out().println(json ? partners.toPrettyString() : table(partners));
            return 0;
        }

        private static Table table(JsonNode partners) {
            Table table =
                    new Table(
                            "名称 NAME",
                            "角色 ROLE",
                            "标题",
                            "TITLE",
                            "连接 CONNECTIONS",
                            "模拟 SIM",
                            "证明 PROOF",
                            "警告 WARNING");
            for (JsonNode partner : partners) {
                table.row(
                        partner.path("name").asText(),
                        partner.path("role").asText(),
                        partner.path("titleZh").asText(),
                        partner.path("titleEn").asText(),
                        joined(partner.path("connections")),
                        partner.path("simulated").asBoolean() ? "是 yes" : "否 no",
                        partner.path("proof").asText(),
                        partner.path("legacy").path("warning").asText("-"));
            }
            return table;
        }

        private static String joined(JsonNode names) {
            return StreamSupport.stream(names.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(", "));
        }
    }
}
