package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The newest rows of a list, and how many. */
@Command
final class Newest {

    @Option(names = "--limit", defaultValue = "50", description = "最多行数 · At most so many.")
    private int limit = 50;

    /** Those rows. */
    JsonNode of(Query query) {
        return AdminClient.here().get(query.with("limit", limit).toString());
    }
}
