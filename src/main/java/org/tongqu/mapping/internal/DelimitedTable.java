package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * A first line, and any number of rows: {@code {"head": {…}, "rows": […]}}.
 *
 * @param count column of the first line with the number of rows, which must agree
 */
record DelimitedTable(
        DelimitedLine head, DelimitedLine row, Optional<String> count, Charset charset)
        implements InFormat {

    @Override
    public JsonNode read(byte[] payload) {
        List<String> lines =
                StrictText.decode(payload, charset).lines().filter(l -> !l.isBlank()).toList();
        if (lines.isEmpty()) {
            throw new TongquException(ErrorCode.FILE_MALFORMED, "not even a first line");
        }
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        JsonNode first = head.columns(lines.get(0));
        table.set("head", first);
        ArrayNode rows = table.putArray("rows");
        lines.stream().skip(1).forEach(line -> rows.add(row.columns(line)));
        if (count.isPresent() && first.path(count.get()).asInt(-1) != rows.size()) {
            throw new TongquException(ErrorCode.FILE_TOTAL_MISMATCH, "not as many rows as said");
        }
        return table;
    }
}
