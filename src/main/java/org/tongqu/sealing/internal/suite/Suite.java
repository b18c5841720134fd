package org.tongqu.sealing.internal.suite;

import org.tongqu.partner.ConfigFile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A suite file, its steps ready to run. */
record Suite(String name, List<Step> seal, Map<String, List<Step>> open) {

    static Suite of(ConfigFile file, StepCatalogue catalogue) {
        Map<String, List<Step>> open = new HashMap<>();
        file.tree()
                .path("open")
                .fieldNames()
                .forEachRemaining(v -> open.put(v, steps(file, "/open/" + v, catalogue)));
        return new Suite(file.tree().path("name").asText(), steps(file, "/seal", catalogue), open);
    }

    private static List<Step> steps(ConfigFile file, String pointer, StepCatalogue catalogue) {
        return IntStream.range(0, file.tree().at(pointer).size())
                .mapToObj(i -> catalogue.step(new StepFields(file, pointer + "/" + i)))
                .toList();
    }
}
