package org.tongqu.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** An accident of several cars, V1 the first; each is of one policy. */
record Collision(List<OneCar> cars) {

    static Collision of(OneCar... cars) {
        return new Collision(List.of(cars));
    }

    ObjectNode reported() {
        ObjectNode event = cars.get(0).reported();
        ArrayNode parties = (ArrayNode) event.at("/data/parties");
        ArrayNode vehicles = (ArrayNode) event.at("/data/vehicles");
        for (int i = 1; i < cars.size(); i++) {
            ObjectNode other = cars.get(i).reported();
            ObjectNode party = (ObjectNode) other.at("/data/parties/0");
            parties.add(party.put("partyId", "P" + (i + 1)).put("vehicleId", "V" + (i + 1)));
            ObjectNode vehicle = (ObjectNode) other.at("/data/vehicles/0");
            vehicles.add(
                    vehicle.put("vehicleId", "V" + (i + 1)).put("ownerPartyId", "P" + (i + 1)));
        }
        return event;
    }

    /** The finding; one {@code FULL 100} or the like for each car. */
    ObjectNode liability(String... findings) {
        ObjectNode event = cars.get(0).liability();
        ArrayNode parties = event.withObject("/data/liability").putArray("parties");
        for (int i = 0; i < findings.length; i++) {
            String[] finding = findings[i].split(" ", -1);
            parties.addObject()
                    .put("partyId", "P" + (i + 1))
                    .put("vehicleId", "V" + (i + 1))
                    .put("liability", finding[0])
                    .put("sharePercent", Integer.parseInt(finding[1]))
                    .put("signStatus", "CONFIRMED_ONLINE");
        }
        return event;
    }

    /** Another finding in place of the first. */
    ObjectNode superseded(String... findings) {
        ObjectNode event = liability(findings);
        event.put("type", "org.tongqu.liability.superseded.v1");
        ObjectNode data = (ObjectNode) event.path("data");
        String first = data.at("/liability/determinationNo").asText();
        data.put("supersedes", first);
        data.withObject("/liability").put("version", 2).put("determinationNo", first + "-2");
        return event;
    }
}
