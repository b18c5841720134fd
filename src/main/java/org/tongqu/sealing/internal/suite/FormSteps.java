package org.tongqu.sealing.internal.suite;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Parcel.CompanionFile;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The steps that only place, take apart and encode. */
final class FormSteps {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private FormSteps() {}

    static void addTo(Map<String, Function<StepFields, Step>> steps) {
        steps.put("encode", FormSteps::encode);
        steps.put("decode", FormSteps::decode);
        steps.put("join", FormSteps::join);
        steps.put("split", FormSteps::split);
        steps.put("cut-last", FormSteps::cutLast);
        steps.put("length", FormSteps::length);
        steps.put("write-json", FormSteps::writeJson);
        steps.put("read-json", FormSteps::readJson);
        steps.put("fill", FormSteps::fill);
        steps.put("attribute", FormSteps::attribute);
        steps.put("read-attribute", FormSteps::readAttribute);
        steps.put("companion", FormSteps::companion);
        steps.put("read-companion", FormSteps::readCompanion);
    }

    enum Encoding {
        BASE64,
        HEX,
        HEX_UPPER
    }

    private static Step encode(StepFields f) {
        Encoding as = f.choice("as", Encoding.class);
        String from = f.text("from");
        String to = f.text("to");
        return bench -> {
            byte[] bytes = bench.get(from);
            bench.put(to, encoded(as, bytes));
        };
    }

    static String encoded(Encoding as, byte[] bytes) {
        return switch (as) {
            case BASE64 -> Base64.getEncoder().encodeToString(bytes);
            case HEX -> HexFormat.of().formatHex(bytes);
            case HEX_UPPER -> HexFormat.of().withUpperCase().formatHex(bytes);
        };
    }

    private static Step decode(StepFields f) {
        Encoding as = f.choice("as", Encoding.class);
        String from = f.text("from");
        String to = f.text("to");
        return bench -> {
            byte[] text = bench.get(from);
            bench.put(to, as == Encoding.BASE64 ? unbase64(text) : unhex(text));
        };
    }

    static byte[] unhex(byte[] text) {
        try {
            return HexFormat.of().parseHex(new String(text, StandardCharsets.US_ASCII).strip());
        } catch (IllegalArgumentException e) {
            throw Workbench.malformed("not hexadecimal");
        }
    }

    private static byte[] unbase64(byte[] text) {
        try {
            return Base64.getDecoder().decode(new String(text, StandardCharsets.US_ASCII).strip());
        } catch (IllegalArgumentException e) {
            throw Workbench.malformed("not Base64");
        }
    }

    private static Step join(StepFields f) {
        List<String> parts = f.texts("parts");
        String to = f.text("to", Workbench.BODY);
        return bench -> bench.put(to, bench.join(parts));
    }

    /**
     * Parts: {@code name:16} bytes, {@code name:u16} as many as two bytes before say, name:rest.
     */
    private static Step split(StepFields f) {
        List<String> parts = f.texts("parts");
        String from = f.text("from", Workbench.BODY);
        return bench -> {
            ByteBuffer bytes = ByteBuffer.wrap(bench.get(from));
            try {
                parts.forEach(part -> take(bench, bytes, part));
            } catch (BufferUnderflowException e) {
                throw Workbench.malformed("too short");
            }
        };
    }

    private static void take(Workbench bench, ByteBuffer bytes, String part) {
        int colon = part.indexOf(':');
        String size = part.substring(colon + 1);
        int length =
                switch (size) {
                    case "u16" -> Short.toUnsignedInt(bytes.getShort());
                    case "rest" -> bytes.remaining();
                    default -> Integer.parseInt(size);
                };
        if (length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[length];
        bytes.get(taken);
        bench.put(part.substring(0, colon), taken);
    }

    private static Step cutLast(StepFields f) {
        byte mark = (byte) f.text("at").charAt(0);
        String from = f.text("from", Workbench.BODY);
        String head = f.text("head");
        String tail = f.text("tail");
        return bench -> {
            byte[] bytes = bench.get(from);
            int at = bytes.length - 1;
            while (at >= 0 && bytes[at] != mark) {
                at--;
            }
            if (at < 0) {
                throw Workbench.malformed("not signed");
            }
            bench.put(head, Arrays.copyOf(bytes, at));
            bench.put(tail, Arrays.copyOfRange(bytes, at + 1, bytes.length));
        };
    }

    /** The number of bytes, in decimal digits or as two bytes. */
    private static Step length(StepFields f) {
        String of = f.text("of", Workbench.BODY);
        String to = f.text("to");
        boolean binary = f.text("as", "digits").equals("u16");
        return bench -> {
            int length = bench.get(of).length;
            if (binary) {
                bench.put(to, ByteBuffer.allocate(2).putShort((short) length).array());
            } else {
                bench.put(to, Integer.toString(length));
            }
        };
    }

    private static Step writeJson(StepFields f) {
        Map<String, String> members = f.map("members");
        String to = f.text("to", Workbench.BODY);
        return bench -> {
            ObjectNode object = JSON.createObjectNode();
            members.forEach(
                    (name, part) ->
                            object.put(
                                    name,
                                    new String(bench.join(List.of(part)), StandardCharsets.UTF_8)));
            bench.put(to, object.toString());
        };
    }

    private static Step readJson(StepFields f) {
        Map<String, String> members = f.map("members");
        String from = f.text("from", Workbench.BODY);
        return bench -> {
            JsonNode object = object(bench.get(from));
            members.forEach((name, slot) -> bench.put(slot, member(object, name)));
        };
    }

    private static JsonNode object(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw Workbench.malformed("not JSON");
        }
    }

    private static String member(JsonNode object, String name) {
        JsonNode value = object.path(name);
        if (!value.isTextual()) {
            throw Workbench.malformed("no text member " + name);
        }
        return value.asText();
    }

    /**
     * Puts slots in place of {@code ${fill:NAME}} in the body, each where it stands first.
     *
     * <p>Byte by byte: in none of the charsets can {@code $} be part of another character.
     */
    private static Step fill(StepFields f) {
        Map<String, String> members = f.map("members");
        return bench -> {
            String body = new String(bench.get(Workbench.BODY), StandardCharsets.ISO_8859_1);
            for (Map.Entry<String, String> member : members.entrySet()) {
                String place = "${fill:" + member.getKey() + "}";
                int at = body.indexOf(place);
                if (at < 0) {
                    throw new TongquException(
                            ErrorCode.MAPPING_FAILED, "the draft has no " + place);
                }
                String value =
                        new String(bench.get(member.getValue()), StandardCharsets.ISO_8859_1);
                body = body.substring(0, at) + value + body.substring(at + place.length());
            }
            bench.put(Workbench.BODY, body.getBytes(StandardCharsets.ISO_8859_1));
        };
    }

    private static Step attribute(StepFields f) {
        String name = f.text("name");
        String from = f.text("from");
        return bench ->
                bench.attribute(
                        name, new String(bench.join(List.of(from)), StandardCharsets.UTF_8));
    }

    private static Step readAttribute(StepFields f) {
        String name = f.text("name");
        String to = f.text("to");
        return bench ->
                bench.put(
                        to,
                        bench.incoming().attributes().entrySet().stream()
                                .filter(e -> e.getKey().equalsIgnoreCase(name))
                                .map(Map.Entry::getValue)
                                .findFirst()
                                .orElseThrow(() -> Workbench.malformed("no attribute " + name)));
    }

    private static Step companion(StepFields f) {
        String suffix = f.text("suffix");
        String from = f.text("from");
        return bench -> bench.companion(suffix, bench.get(from));
    }

    private static Step readCompanion(StepFields f) {
        String suffix = f.text("suffix");
        String to = f.text("to");
        return bench ->
                bench.put(
                        to,
                        bench.incoming().companions().stream()
                                .filter(c -> c.suffix().equals(suffix))
                                .map(CompanionFile::content)
                                .findFirst()
                                .orElseThrow(() -> Workbench.malformed("no " + suffix + " file")));
    }
}
