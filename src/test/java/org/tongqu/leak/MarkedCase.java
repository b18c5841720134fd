package org.tongqu.leak;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.leak.Mark.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random case, every personal value of which is marked. */
final class MarkedCase {
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789";
    private static final int CASE_MARKS = 6;

    private final Random random;
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final List<Mark> marks = new ArrayList<>();
    private final List<String> vehicleIds = new ArrayList<>();

    private MarkedCase(long seed) {
        this.random = new Random(seed);
    }

    /** The case that belongs to a seed: one to four vehicles, perhaps a trailer or a person. */
    static MarkedCase of(long seed) {
        MarkedCase marked = new MarkedCase(seed);
        marked.addAccident();
        int vehicles = 1 + marked.random.nextInt(4);
        for (int i = 1; i <= vehicles; i++) {
            marked.addVehicle("V" + i);
        }
        if (marked.random.nextBoolean()) {
            marked.addTrailer();
        }
        marked.addPerson("PX1", "PEDESTRIAN");
        marked.addPerson("PX2", "REPORTER");
        marked.addEvidence("PHOTO", "SCENE_FRONT_45", "", false);
        marked.addEvidence("VIDEO", "SCENE_FRONT_45", "", false);
        return marked;
    }

    ObjectNode document() {
        return document;
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    /** The vehicles with a driver. */
    List<String> vehicleIds() {
        return List.copyOf(vehicleIds);
    }

    /** The policy number of a vehicle and kind, as the case states it. */
    String policyNo(String vehicleId, String kind) {
        return marks.stream()
                .filter(mark -> mark.kind() == Kind.POLICY_NUMBER)
                .filter(mark -> mark.about().equals(vehicleId + "/" + kind))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private void addAccident() {
        document.putObject("event").put("type", "liability.determined").put("id", "e1");
        document.put("accidentNo", "ZS20250519000001").put("state", "ROUTED");
        document.put("occurredAt", "2025-05-19T18:05:00+08:00");
        document.put("reportedAt", "2025-05-19T18:07:00+08:00").put("divisionCode", "330902");
        document.put("roadName", mark(Kind.PLACE, "case", "路" + letters(CASE_MARKS)));
        document.put("address", mark(Kind.PLACE, "case", "段" + letters(CASE_MARKS)));
        document.put("lon", Double.parseDouble(mark(Kind.POSITION, "case", "122." + digits(8))));
        document.put("lat", Double.parseDouble(mark(Kind.POSITION, "case", "30." + digits(8))));
        document.put("coordSystem", "GCJ02").put("estimatedLossFen", 180000);
        document.put("narrative", mark(Kind.FREE_TEXT, "case", "述" + letters(8)));
        ObjectNode liability = document.putObject("liability");
        liability.put("determinationNo", "D1").put("kind", "DETERMINATION").put("version", 1);
        liability.put("facts", mark(Kind.FREE_TEXT, "case", "实" + letters(8)));
        liability.putArray("officerNo").add(mark(Kind.FREE_TEXT, "case", letters(8)));
        liability.putArray("parties");
        document.putArray("parties");
        document.putArray("vehicles");
    }

    private void addVehicle(String id) {
        vehicleIds.add(id);
        ObjectNode vehicle = vehicle(id, "02");
        vehicle.put("ownerPartyId", random.nextBoolean() ? id + "O" : id + "D");
        addPolicies(id, vehicle);
        addParty(id + "D", "DRIVER").put("vehicleId", id);
        addParty(id + "O", "OWNER");
        addParty(id + "P", "PASSENGER").put("vehicleId", id);
        if (vehicle.path("ownerPartyId").asText().equals(id + "D")) {
            document.withArray("parties").remove(document.path("parties").size() - 2);
            marks.removeIf(mark -> mark.about().equals(id + "O"));
        }
        boolean first = id.equals("V1");
        ObjectNode liability = document.withObject("/liability").withArray("parties").addObject();
        liability.put("partyId", id + "D").put("vehicleId", id);
        liability.put("liability", first ? "FULL" : "NONE").put("sharePercent", first ? 100 : 0);
        addEvidence("PHOTO", "COLLISION_POINT", id, false);
        addEvidence("PHOTO", "LICENCE_DRIVER", id, true);
        addEvidence("VIDEO", "COLLISION_POINT", id, false);
    }

    private void addPolicies(String id, ObjectNode vehicle) {
        for (String kind : List.of("COMPULSORY", "COMMERCIAL")) {
            String policyNo = mark(Kind.POLICY_NUMBER, id + "/" + kind, letters(16));
            vehicle.withArray("policies").addObject().put("kind", kind).put("policyNo", policyNo);
            ObjectNode route = document.withArray("routes").addObject();
            route.put("vehicleId", id).put("policyKind", kind).put("insurerCode", "PICC");
            route.put("outcome", "RESOLVED");
            ObjectNode claim = document.withArray("claims").addObject();
            claim.put("vehicleId", id).put("policyKind", kind).put("insurerCode", "PICC");
            claim.put("reportNo", mark(Kind.CLAIM, id, "R" + letters(12)));
            claim.put("step", "PAID").put("updatedAt", "2025-05-19T19:00:00+08:00");
            claim.put("paidFen", Long.parseLong(mark(Kind.CLAIM, id, "9" + digits(9))));
        }
    }

    private void addTrailer() {
        vehicle("VT", "15").put("trailerOf", "V1");
    }

    private ObjectNode vehicle(String id, String plateType) {
        ObjectNode vehicle = document.withArray("vehicles").addObject().put("vehicleId", id);
        vehicle.put("plateNo", mark(Kind.PLATE, id, "浙L" + letters(5)));
        vehicle.put("plateType", plateType);
        vehicle.put("vin", mark(Kind.VIN, id, letters(17)));
        vehicle.put("engineNo", mark(Kind.ENGINE_NUMBER, id, letters(12)));
        return vehicle;
    }

    private void addPerson(String id, String role) {
        if (random.nextBoolean()) {
            addParty(id, role);
        }
    }

    private ObjectNode addParty(String id, String role) {
        ObjectNode party = document.withArray("parties").addObject();
        party.put("partyId", id).put("role", role);
        party.put("name", "测" + mark(Kind.NAME, id, letters(8)));
        party.put("phone", mark(Kind.PHONE, id, letters(11)));
        party.put("idType", "ID_CARD").put("idNo", mark(Kind.ID_NUMBER, id, letters(18)));
        party.put("licenceNo", mark(Kind.LICENCE_NUMBER, id, letters(18)));
        return party;
    }

    private void addEvidence(String kind, String shotType, String vehicleId, boolean containsId) {
        ObjectNode item = document.withArray("evidence").addObject();
        String about = kind + "/" + shotType + "/" + vehicleId;
        String name = mark(Kind.EVIDENCE, about, letters(12));
        item.put("evidenceId", name).put("uri", "evd://x/" + name).put("kind", kind);
        item.put("shotType", shotType).put("containsId", containsId);
        if (!vehicleId.isEmpty()) {
            item.put("vehicleId", vehicleId);
        }
    }

    private String mark(Kind kind, String about, String value) {
        marks.add(new Mark(kind, about, value));
        return value;
    }

    private String letters(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private String digits(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('1' + random.nextInt(9)));
        }
        return text.toString();
    }
}
