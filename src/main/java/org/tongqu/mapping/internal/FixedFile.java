package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.Translation;
import org.tongqu.mapping.internal.Layouts.FileLayout;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A file of fixed-width lines that end in CRLF, with a header whose count and sum must agree. */
record FixedFile(FileLayout layout, Optional<FixedRecord> header, FixedRecord record)
        implements InFormat {
    private static final byte[] LINE_END = {'\r', '\n'};

    /** A joined file, and the totals that its flag file repeats. */
    record Joined(byte[] bytes, int count, BigInteger sum) {}

    /**
     * Joins records into a file, giving each its position.
     *
     * @param values what the header says beside count and sum
     */
    Joined join(List<byte[]> records, ObjectNode values) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < records.size(); i++) {
            byte[] line = records.get(i).clone();
            requireLength(line.length, record.length());
            String position = Integer.toString(i + 1);
            layout.position().ifPresent(name -> record.overwrite(line, name, position));
            sum = sum.add(amount(record.read(line)));
            writeLine(body, line);
        }
        layout.count().ifPresent(name -> values.put(name, Integer.toString(records.size())));
        String total = sum.toString();
        layout.sum().ifPresent(name -> values.put(name, total));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        header.ifPresent(head -> writeLine(file, head.write(values)));
        file.writeBytes(body.toByteArray());
        return new Joined(file.toByteArray(), records.size(), sum);
    }

    @Override
    public JsonNode read(byte[] payload) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        int offset = 0;
        if (header.isPresent()) {
            byte[] line = line(payload, 0, header.get().length());
            file.set("header", header.get().read(line));
            offset = line.length + LINE_END.length;
        }
        ArrayNode records = file.putArray("records");
        BigInteger sum = BigInteger.ZERO;
        while (offset < payload.length) {
            ObjectNode read = record.read(line(payload, offset, record.length()));
            sum = sum.add(amount(read));
            records.add(read);
            offset += record.length() + LINE_END.length;
        }
        requireTotals(file.path("header"), records.size(), sum);
        return file;
    }

    /** Where the fields of a file of so many bytes lie. */
    List<Translation.Span> spans(int bytes) {
        List<Translation.Span> spans = new ArrayList<>();
        int offset = 0;
        if (header.isPresent()) {
            spans.addAll(header.get().spans(0));
            offset = header.get().length() + LINE_END.length;
        }
        while (offset < bytes) {
            spans.addAll(record.spans(offset));
            offset += record.length() + LINE_END.length;
        }
        return spans;
    }

    private void requireTotals(JsonNode head, int count, BigInteger sum) {
        layout.count().ifPresent(name -> requireTotal(head, name, BigInteger.valueOf(count)));
        layout.sum().ifPresent(name -> requireTotal(head, name, sum));
    }

    private static void requireTotal(JsonNode head, String name, BigInteger expected) {
        String stated = head.path(name).asText();
        if (stated.isEmpty() || !new BigInteger(stated).equals(expected)) {
            throw TongquException.atField(
                    ErrorCode.FILE_TOTAL_MISMATCH, "/header/" + name, "differs from the body");
        }
    }

    private BigInteger amount(JsonNode line) {
        return layout.summed()
                .map(name -> line.path(name).asText())
                .filter(text -> !text.isEmpty())
                .map(BigInteger::new)
                .orElse(BigInteger.ZERO);
    }

    private static byte[] line(byte[] payload, int offset, int length) {
        int end = offset + length;
        if (end + LINE_END.length > payload.length
                || payload[end] != LINE_END[0]
                || payload[end + 1] != LINE_END[1]) {
            throw new TongquException(
                    ErrorCode.FILE_MALFORMED, "a line is not of " + length + " bytes and CRLF");
        }
        return Arrays.copyOfRange(payload, offset, end);
    }

    private static void requireLength(int given, int expected) {
        if (given != expected) {
            throw new TongquException(
                    ErrorCode.MAPPING_FAILED, "a record of " + given + " bytes to be joined");
        }
    }

    private static void writeLine(ByteArrayOutputStream out, byte[] line) {
        out.writeBytes(line);
        out.writeBytes(LINE_END);
    }
}
