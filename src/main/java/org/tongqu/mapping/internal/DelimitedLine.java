package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.internal.Layouts.LineLayout;

import java.nio.charset.Charset;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** One line of columns; a separator or line end within a value is refused, never escaped. */
record DelimitedLine(LineLayout layout, Charset charset) implements OutFormat, InFormat {

    @Override
    public byte[] write(JsonNode output) {
        StringJoiner line = new StringJoiner(layout.separator());
        for (String column : layout.columns()) {
            String text = output.path(column).asText();
            if (text.contains(layout.separator())
                    || text.chars().anyMatch(Character::isISOControl)) {
                throw TongquException.atField(
                        ErrorCode.NOT_ENCODABLE, "/" + column, "a separator or control character");
            }
            line.add(text);
        }
        return Encoding.encode(line.toString(), output, charset);
    }

    @Override
    public JsonNode read(byte[] payload) {
        return columns(StrictText.decode(payload, charset).stripTrailing());
    }

    /** The columns of one line; an empty one is absent. */
    ObjectNode columns(String line) {
        List<String> values = List.of(line.split(Pattern.quote(layout.separator()), -1));
        if (values.size() < layout.required()
                || values.size() > layout.columns().size()
                || line.chars().anyMatch(Character::isISOControl)) {
            throw new TongquException(ErrorCode.FILE_MALFORMED, "not the columns of the layout");
        }
        ObjectNode columns = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                columns.put(layout.columns().get(i), values.get(i));
            }
        }
        return columns;
    }
}
