package org.tongqu.onboarding.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.accident.CanonicalEvent;
import org.tongqu.accident.CaseDocument;
import org.tongqu.accident.CaseFold;
import org.tongqu.accident.EventType;
import org.tongqu.accident.PolicyKind;
import org.tongqu.disclosure.DisclosedView;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.ledger.Lines;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A fictional accident of two cars; everything in it says that it is a test.
 *
 * @param accidentNo begins with {@code KT}: no case of the hub is called so
 * @param liability of the own driver, who has all the rest of the share
 */
record TestCase(
        String accidentNo,
        String policyNo,
        String insurerCode,
        String driver,
        String liability,
        int sharePercent,
        Instant at) {
    private static final String VEHICLE = "V1";
    private static final String OTHER = "V2";
    private static final int WHOLE = 100;

    TestCase of(String otherPolicy) {
        return new TestCase(
                accidentNo, otherPolicy, insurerCode, driver, liability, sharePercent, at);
    }

    TestCase drivenBy(String name) {
        return new TestCase(accidentNo, policyNo, insurerCode, name, liability, sharePercent, at);
    }

    TestCase liable(String other, int share) {
        return new TestCase(accidentNo, policyNo, insurerCode, driver, other, share, at);
    }

    /** The claim that all its messages are about. */
    Lines.Key line() {
        return new Lines.Key(accidentNo, VEHICLE, PolicyKind.COMPULSORY);
    }

    /** The insurer's view, cut as any case's is. */
    DisclosedView view(DisclosurePolicy disclosure) {
        CaseDocument document = CaseDocument.open(accidentNo);
        CaseFold.apply(document, event(EventType.ACCIDENT_REPORTED, reported()));
        CaseFold.apply(document, event(EventType.LIABILITY_DETERMINED, determined()));
        return disclosure.forInsurer(
                document.tree(),
                new DisclosurePolicy.LineRef(
                        VEHICLE, PolicyKind.COMPULSORY, Optional.of(policyNo), insurerCode));
    }

    private CanonicalEvent event(EventType type, ObjectNode data) {
        return new CanonicalEvent(
                accidentNo + "-" + type.eventName(), "tongqu", type, accidentNo, at, data);
    }

    private ObjectNode reported() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("occurredAt", time(20)).put("reportedAt", time(10));
        data.put("divisionCode", "330902").put("address", "一致性测试路段（模拟）");
        data.put("lon", 122.100001).put("lat", 30.010001).put("coordSystem", "GCJ02");
        data.put("weather", "1").put("accidentForm", "11").put("severity", "PROPERTY_ONLY");
        data.put("injuredCount", 0).put("deadCount", 0).put("vehiclesMovable", true);
        data.put("estimatedLossFen", 180_000).put("procedure", "SIMPLE").put("narrative", "模拟");
        data.withArray("parties").add(party("P1", VEHICLE, driver, "00000000001"));
        data.withArray("parties").add(party("P2", OTHER, "测试乙", "00000000002"));
        ObjectNode own = vehicle(VEHICLE, "P1", "浙L0T901", "LTKTEST0000000001");
        own.putArray("policies").addObject().put("kind", "COMPULSORY").put("policyNo", policyNo);
        data.withArray("vehicles").add(own);
        data.withArray("vehicles").add(vehicle(OTHER, "P2", "浙L0T902", "LTKTEST0000000002"));
        return data;
    }

    private static ObjectNode party(String id, String vehicle, String name, String phone) {
        ObjectNode party = JsonNodeFactory.instance.objectNode();
        party.put("partyId", id).put("role", "DRIVER").put("name", name).put("phone", phone);
        party.put("vehicleId", vehicle).put("wantsClaim", true).put("injury", "NONE");
        return party.put("transportMode", "K3");
    }

    private static ObjectNode vehicle(String id, String owner, String plate, String vin) {
        ObjectNode vehicle = JsonNodeFactory.instance.objectNode();
        vehicle.put("vehicleId", id).put("plateNo", plate).put("plateType", "02");
        vehicle.put("vin", vin).put("ownerPartyId", owner).put("movable", true);
        return vehicle.put("vehicleClass", "K33").put("useNature", "A").put("colour", "A");
    }

    private ObjectNode determined() {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ObjectNode determination = data.putObject("liability");
        determination.put("determinationNo", "D" + accidentNo).put("kind", "DETERMINATION");
        determination.put("procedure", "SIMPLE").put("madeAt", time(5)).put("version", 1);
        determination.put("madeByOrg", "330900000000").put("facts", "模拟");
        ObjectNode own = determination.withArray("parties").addObject();
        own.put("partyId", "P1").put("vehicleId", VEHICLE).put("liability", liability);
        own.put("sharePercent", sharePercent).put("signStatus", "CONFIRMED_ONLINE");
        ObjectNode other = determination.withArray("parties").addObject();
        other.put("partyId", "P2").put("vehicleId", OTHER);
        other.put("liability", sharePercent == WHOLE ? "NONE" : "SECONDARY");
        other.put("sharePercent", WHOLE - sharePercent).put("signStatus", "CONFIRMED_ONLINE");
        return data;
    }

    private String time(int minutesBefore) {
        return at.truncatedTo(ChronoUnit.SECONDS)
                .minus(minutesBefore, ChronoUnit.MINUTES)
                .atOffset(ZoneOffset.ofHours(8))
                .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx"));
    }
}
