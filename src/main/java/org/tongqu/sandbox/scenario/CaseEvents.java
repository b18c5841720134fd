package org.tongqu.sandbox.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.crypto.Sm3;
import org.tongqu.sandbox.police.Event;
import org.tongqu.sandbox.scenario.Cast.Car;
import org.tongqu.sandbox.scenario.Cast.Cover;
import org.tongqu.sandbox.wire.Json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** What 12123 tells about a scenario's accident, in the canonical model. */
final class CaseEvents {

    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final long ESTIMATED_FEN = 180_000;
    private static final long PHOTO_BYTES = 1_843_200;

    private final String source;
    private final String externalNo;
    private final Cast cast;
    private final Instant occurredAt;

    CaseEvents(String source, String externalNo, Cast cast, Instant occurredAt) {
        this.source = source;
        this.externalNo = externalNo;
        this.cast = cast;
        this.occurredAt = occurredAt.truncatedTo(ChronoUnit.SECONDS);
    }

    Event reported(Optional<String> jjdbh, Instant now) {
        ObjectNode data = Json.object();
        jjdbh.ifPresent(number -> data.put("jjdbh", number));
        data.put("occurredAt", time(occurredAt)).put("reportedAt", time(now));
        data.put("divisionCode", "330902").put("areaType", "URBAN_TRUNK").put("roadType", "22");
        data.put("roadName", "解放西路").put("address", "定海区解放西路测试段");
        data.put("lon", 122.100001).put("lat", 30.010001).put("coordSystem", "GCJ02");
        data.put("weather", "1").put("accidentForm", "11").put("collisionType", "1");
        data.put("hitMode", "2").put("faultSituation", "08").put("severity", "PROPERTY_ONLY");
        data.put("injuredCount", 0).put("deadCount", 0).put("vehiclesMovable", true);
        data.put("estimatedLossFen", ESTIMATED_FEN).put("procedure", "SIMPLE");
        data.put("narrative", "前车等灯，后车追尾（模拟）");
        ArrayNode parties = data.putArray("parties");
        ArrayNode vehicles = data.putArray("vehicles");
        for (Car car : cast.cars()) {
            party(car, parties.addObject());
            vehicle(car, vehicles.addObject());
        }
        return event("accident.reported", now, data);
    }

    Event evidence(Instant now) {
        ObjectNode data = Json.object();
        ArrayNode evidence = data.putArray("evidence");
        for (Car car : cast.cars()) {
            String id = "EV" + externalNo + car.vehicleId();
            ObjectNode photo = evidence.addObject();
            photo.put("evidenceId", id).put("kind", "PHOTO").put("shotType", "COLLISION_POINT");
            photo.put("vehicleId", car.vehicleId()).put("uri", "evd://sandbox/" + id + ".jpg");
            photo.put("mimeType", "image/jpeg").put("sizeBytes", PHOTO_BYTES);
            photo.put("digestSm3", digest(id)).put("takenAt", time(occurredAt.plusSeconds(120)));
            photo.put("containsId", false);
        }
        return event("evidence.added", now, data);
    }

    Event liability(Instant now) {
        return event("liability.determined", now, determination(1, now));
    }

    /** Another finding in place of the first. */
    Event superseded(Instant now) {
        ObjectNode data = determination(2, now).put("supersedes", "D" + externalNo + "-1");
        return event("liability.superseded", now, data);
    }

    private ObjectNode determination(int version, Instant now) {
        ObjectNode data = Json.object();
        ObjectNode determination = data.putObject("liability");
        determination
                .put("determinationNo", "D" + externalNo + "-" + version)
                .put("kind", "DETERMINATION");
        determination.put("procedure", "SIMPLE").put("madeAt", time(now));
        determination.put("madeByOrg", "330900000000").put("version", version);
        determination.put("facts", "后车未保持安全车距，追尾前车（模拟）");
        ArrayNode parties = determination.putArray("parties");
        for (Car car : cast.cars()) {
            liable(parties.addObject(), car, car.liability(), car.share());
        }
        return data;
    }

    private Event event(String name, Instant at, ObjectNode data) {
        return new Event(
                UUID.randomUUID().toString(),
                source,
                name,
                externalNo,
                OffsetDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), ZONE),
                data);
    }

    private static void party(Car car, ObjectNode party) {
        party.put("partyId", car.partyId()).put("role", "DRIVER").put("name", car.driver());
        party.put("idType", "ID_CARD").put("idNo", car.idNo()).put("phone", car.phone());
        party.put("licenceNo", car.idNo()).put("licenceClass", "C1");
        party.put("licenceStatus", "NORMAL").put("transportMode", "K3");
        party.put("vehicleId", car.vehicleId()).put("wantsClaim", true).put("injury", "NONE");
    }

    private static void vehicle(Car car, ObjectNode vehicle) {
        vehicle.put("vehicleId", car.vehicleId()).put("plateNo", car.plateNo());
        vehicle.put("plateType", car.plateType()).put("vin", car.vin());
        vehicle.put("vehicleClass", "K33").put("useNature", "A").put("colour", "A");
        vehicle.put("ownerPartyId", car.partyId()).put("movable", true);
        ArrayNode policies = vehicle.putArray("policies");
        for (Cover cover : car.covers()) {
            policies.addObject().put("kind", cover.kind().name()).put("policyNo", cover.policyNo());
        }
    }

    private static void liable(ObjectNode entry, Car car, String liability, int share) {
        entry.put("partyId", car.partyId()).put("vehicleId", car.vehicleId());
        entry.put("liability", liability).put("sharePercent", share);
        entry.put("signStatus", "CONFIRMED_ONLINE");
    }

    private static String digest(String text) {
        return Sm3.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                OffsetDateTime.ofInstant(at.truncatedTo(ChronoUnit.SECONDS), ZONE));
    }
}
