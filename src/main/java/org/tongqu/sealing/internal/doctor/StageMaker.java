package org.tongqu.sealing.internal.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.partner.ConfigFile;
import org.tongqu.sealing.internal.suite.Step;
import org.tongqu.sealing.internal.suite.StepCatalogue;
import org.tongqu.sealing.internal.suite.StepFields;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Numbers stages, and makes those that no suite file lists. */
final class StageMaker {
    private static final Path NO_FILE = Path.of("doctor");

    private final StepCatalogue catalogue;
    private final List<Stage> stages = new ArrayList<>();

    StageMaker(StepCatalogue catalogue) {
        this.catalogue = catalogue;
        add(fields("receive"), bench -> {});
    }

    List<Stage> stages() {
        return List.copyOf(stages);
    }

    /** A step of a suite file. */
    void add(StepFields declared, JsonNode fields) {
        add(fields, catalogue.step(declared));
    }

    /** A step of the catalogue with these fields, a name and a value in turn. */
    void add(String kind, String... namesAndValues) {
        ObjectNode fields = fields(kind, namesAndValues);
        add(fields, catalogue.step(new StepFields(new ConfigFile(NO_FILE, fields, Map.of()), "")));
    }

    /** A step that the catalogue does not know. */
    void add(ObjectNode fields, Step step) {
        add((JsonNode) fields, step);
    }

    private void add(JsonNode fields, Step step) {
        stages.add(new Stage(stages.size() + " " + fields.path("step").asText(), fields, step));
    }

    /** Fields; {@code over} is a list of parts with a space between. */
    static ObjectNode fields(String kind, String... namesAndValues) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("step", kind);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equals("over")) {
                var over = fields.putArray("over");
                Pattern.compile(" ").splitAsStream(namesAndValues[i + 1]).forEach(over::add);
            } else {
                fields.put(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return fields;
    }
}
