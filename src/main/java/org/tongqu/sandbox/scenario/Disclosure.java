package org.tongqu.sandbox.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.scenario.Cast.Car;
import org.tongqu.sandbox.scenario.Cast.Cover;
import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.sandbox.wire.Json;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an insurer received of what the police knew: compares values, and tells only labels. */
final class Disclosure {

    private static final String CCIC = "ccic-sim";
    private static final String CPIC = "cpic-sim";
    private static final String GPIC = "gpic-sim";
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final Cast cast;

    Disclosure(Cast cast) {
        this.cast = cast;
    }

    /** All that an insurer received about a case, as text. */
    static String received(Insurer insurer, String caseNo) {
        StringBuilder text = new StringBuilder();
        for (MessageLog.Entry entry : insurer.log().entries()) {
            String message = readable(insurer.name(), entry);
            if (message.contains(caseNo)) {
                text.append(message).append('\n');
            }
        }
        return text.toString();
    }

    /** The message in one spelling: no JSON escapes, no dot in plates as PICC writes them. */
    private static String readable(String insurer, MessageLog.Entry entry) {
        return switch (insurer) {
            case CCIC, GPIC -> entry.text(GB18030);
            case CPIC -> Json.readObject(entry.payload()).toString();
            default -> entry.text(StandardCharsets.UTF_8).replace("·", "");
        };
    }

    /** Labels of the fields that arrived, and of those that did not. */
    ObjectNode facts(String received) {
        ObjectNode facts = Timeline.facts();
        ArrayNode released = facts.putArray("released");
        ArrayNode withheld = facts.putArray("withheld");
        values().forEach(
                        (label, value) ->
                                (received.contains(value) ? released : withheld).add(label));
        return facts;
    }

    /** What an insurer must not have: ID, phone, VIN and policies of a car that is not its own. */
    List<String> leaks(String insurer, String received) {
        return cast.cars().stream()
                .filter(car -> car.covers().stream().noneMatch(c -> c.insurer().equals(insurer)))
                .flatMap(
                        car ->
                                privateValues(car).entrySet().stream()
                                        .filter(value -> received.contains(value.getValue()))
                                        .map(Map.Entry::getKey))
                .toList();
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Car car : cast.cars()) {
            values.put(car.vehicleId() + ".plateNo", car.plateNo());
            values.put(car.partyId() + ".name", car.driver());
            values.putAll(privateValues(car));
        }
        return values;
    }

    private static Map<String, String> privateValues(Car car) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(car.partyId() + ".idNo", car.idNo());
        values.put(car.partyId() + ".phone", car.phone());
        values.put(car.vehicleId() + ".vin", car.vin());
        for (Cover cover : car.covers()) {
            values.put(car.vehicleId() + "." + cover.kind() + ".policyNo", cover.policyNo());
        }
        return values;
    }
}
