package org.tongqu.sandbox.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.scenario.Cast.Car;
import org.tongqu.sandbox.scenario.Cast.Cover;
import org.tongqu.sandbox.scenario.Cast.Line;
import org.tongqu.sandbox.simulator.MessageLog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an insurer received of what the police knew: compares values, and tells only labels. */
final class Disclosure {

    private final Cast cast;

    Disclosure(Cast cast) {
        this.cast = cast;
    }

    /** All that an insurer received about a case, as text. */
    static String received(Insurer insurer, String caseNo) {
        StringBuilder text = new StringBuilder();
        for (MessageLog.Entry entry : insurer.log().entries()) {
            String message = ClaimBook.plain(insurer.readable(entry));
            if (message.contains(caseNo)) {
                text.append(message).append('\n');
            }
        }
        return text.toString();
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

    /** Fails when an insurer was told too much, or got another driver's name than it should. */
    void requireNoLeak(Line line, String received) {
        String insurer = line.cover().servicing();
        List<String> leaks = leaks(insurer, received);
        if (!leaks.isEmpty()) {
            throw new SandboxException(insurer + " was told too much: " + leaks);
        }
        if (!received.contains(line.car().driver())) {
            throw new SandboxException(insurer + " got another driver's name");
        }
    }

    /** What an insurer must not have: ID, phone, VIN and policies of a car that is not its own. */
    private List<String> leaks(String insurer, String received) {
        return cast.cars().stream()
                .filter(car -> car.covers().stream().noneMatch(c -> c.servicing().equals(insurer)))
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
