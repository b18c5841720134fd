package org.tongqu.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The reason of a decision, which the audit trail keeps. */
@Command
final class Why {

    @Option(
            names = "--why",
            required = true,
            description = "理由，不写个人信息 · The reason, without personal data.")
    private String reason = "";

    /** The order, with its reason. */
    ObjectNode of(ObjectNode order) {
        return order.put("why", reason);
    }
}
