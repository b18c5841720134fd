package org.tongqu.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Who orders something: the name that the audit trail keeps. */
@Command
final class Who {

    @Option(
            names = "--who",
            defaultValue = "${sys:user.name}",
            description = "操作人，记入审计 · The operator, for the audit trail; default: the OS user.")
    private String name = "";

    /** An order in that name. */
    ObjectNode order() {
        return JsonNodeFactory.instance.objectNode().put("who", name);
    }
}
