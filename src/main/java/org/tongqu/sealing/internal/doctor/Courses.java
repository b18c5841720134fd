package org.tongqu.sealing.internal.doctor;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.partner.ConfigFile;
import org.tongqu.sealing.internal.suite.StepCatalogue;
import org.tongqu.sealing.internal.suite.StepFields;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes courses of suite files and of the wire format. */
final class Courses {
    private static final String DEFAULT = "default";

    private final List<ConfigFile> suites;
    private final StepCatalogue catalogue;

    Courses(List<ConfigFile> suites, StepCatalogue catalogue) {
        this.suites = suites;
        this.catalogue = catalogue;
    }

    /** What the partner agreed on: its suite's messages, or the one that is asked for. */
    List<Course> agreed(Known known, Optional<String> message) {
        List<Course> agreed = new ArrayList<>();
        for (ConfigFile suite : suites) {
            String name = suite.tree().path("name").asText();
            if (known.sender().suites().parcel().filter(name::equals).isPresent()) {
                messages(suite, message).forEach(m -> agreed.add(course(suite, m, known)));
            }
        }
        known.sender().suites().wire().forEach(wire -> agreed.add(wire(wire, known)));
        return agreed;
    }

    /** Every other message of every suite that proves its sender, as if it were agreed on. */
    List<Course> others(Known known, List<Course> agreed) {
        List<Course> others = new ArrayList<>();
        for (ConfigFile suite : suites) {
            for (String message : messages(suite, Optional.empty())) {
                Course course = course(suite, message, known);
                if (course.proves() && agreed.stream().noneMatch(a -> isSame(a, course))) {
                    others.add(course);
                }
            }
        }
        return others;
    }

    /** The suffixes of the files that the partner's suite reads beside the body. */
    List<String> companions(Known known) {
        return agreed(known, Optional.empty()).stream()
                .flatMap(course -> course.stages().stream())
                .filter(stage -> stage.is("read-companion"))
                .map(stage -> stage.text("suffix"))
                .distinct()
                .toList();
    }

    private static boolean isSame(Course one, Course other) {
        return one.suite().equals(other.suite()) && one.message().equals(other.message());
    }

    private static List<String> messages(ConfigFile suite, Optional<String> wanted) {
        List<String> names = new ArrayList<>();
        suite.tree().path("open").fieldNames().forEachRemaining(names::add);
        return wanted.map(name -> List.of(names.contains(name) ? name : DEFAULT)).orElse(names);
    }

    private Course course(ConfigFile suite, String message, Known known) {
        StageMaker stages = new StageMaker(catalogue);
        String pointer = "/open/" + message;
        JsonNode steps = suite.tree().at(pointer);
        for (int i = 0; i < steps.size(); i++) {
            JsonNode fields = steps.get(i);
            if (fields.path("step").asText().equals("open-signed-envelope")) {
                EnvelopeStages.add(stages, fields, known);
            } else {
                stages.add(new StepFields(suite, pointer + "/" + i), fields);
            }
        }
        return new Course(
                suite.tree().path("name").asText(), message, known.sender(), stages.stages());
    }

    private Course wire(String suite, Known known) {
        StageMaker stages = new StageMaker(catalogue);
        WireStages.add(stages, known, suite);
        return new Course(suite, DEFAULT, known.sender(), stages.stages());
    }
}
