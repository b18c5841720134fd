package org.tongqu.sealing.internal.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A header, property or member under another spelling of its name, or a number for a text. */
final class NameVariation implements Variation {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Members of the wire format's header that are numbers. */
    private static final Set<String> NUMBERS = Set.of("v", "iat");

    @Override
    public Set<Hypothesis> tries(Stage stage) {
        return switch (stage.kind()) {
            case "read-attribute", "read-json" -> Set.of(Hypothesis.NAME_DIFFERS);
            default -> Set.of();
        };
    }

    @Override
    public Stream<Turn> turns(Stage stage, Situation now, Known known, int left) {
        if (left == 0) {
            return Stream.empty();
        }
        if (stage.is("read-attribute")) {
            return attribute(stage, now);
        }
        return stage.is("read-json") ? members(stage, now) : Stream.empty();
    }

    private static Stream<Turn> attribute(Stage stage, Situation now) {
        String wanted = stage.text("name");
        return now.bench().incoming().attributes().entrySet().stream()
                .filter(e -> !e.getKey().equalsIgnoreCase(wanted) && isAlike(e.getKey(), wanted))
                .map(
                        e ->
                                Turn.of(
                                        renamed(stage, e.getKey(), wanted),
                                        bench ->
                                                bench.put(
                                                        stage.text("to"),
                                                        Texts.bytes(e.getValue()))));
    }

    private static Stream<Turn> members(Stage stage, Situation now) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        try {
            byte[] json = Rewriting.withoutBom(now.bench().get(stage.text("from", "body")));
            JSON.readTree(json).properties().forEach(e -> found.put(e.getKey(), e.getValue()));
        } catch (IOException notJson) {
            return Stream.empty();
        }
        Map<String, byte[]> values = new LinkedHashMap<>();
        StringBuilder detail = new StringBuilder();
        stage.fields()
                .path("members")
                .properties()
                .forEach(
                        member -> {
                            String name = spelling(found, member.getKey());
                            if (!name.isEmpty()) {
                                values.put(member.getValue().asText(), value(found, name));
                                detail.append(detail(stage, found, name, member.getKey()));
                            }
                        });
        boolean all = values.size() == stage.fields().path("members").size();
        return all && !detail.isEmpty()
                ? Stream.of(
                        Turn.of(
                                stage.deviation(Hypothesis.NAME_DIFFERS, detail.toString().strip()),
                                bench -> values.forEach(bench::put)))
                : Stream.empty();
    }

    private static byte[] value(Map<String, JsonNode> found, String name) {
        JsonNode value = found.getOrDefault(name, JSON.nullNode());
        return Texts.bytes(value.isValueNode() ? value.asText() : value.toString());
    }

    private static String detail(
            Stage stage, Map<String, JsonNode> found, String name, String wanted) {
        boolean number = stage.text("from").equals("wire.header") && NUMBERS.contains(wanted);
        JsonNode value = found.getOrDefault(name, JSON.nullNode());
        boolean typed = number ? value.isIntegralNumber() : value.isTextual();
        String type = typed ? "" : " JSON 类型不符 has another JSON type";
        return name.equals(wanted) && typed ? "" : wanted + " ← " + name + type + " ";
    }

    private static String spelling(Map<String, JsonNode> found, String wanted) {
        return found.containsKey(wanted)
                ? wanted
                : found.keySet().stream()
                        .filter(name -> isAlike(name, wanted))
                        .findFirst()
                        .orElse("");
    }

    private static Deviation renamed(Stage stage, String found, String wanted) {
        return stage.deviation(Hypothesis.NAME_DIFFERS, wanted + " ← " + found);
    }

    private static boolean isAlike(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("^x(?=[-_])", "").replaceAll("[-_.]", "");
    }
}
