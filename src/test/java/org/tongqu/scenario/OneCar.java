package org.tongqu.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.wire.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** An accident of one car with one policy; every one is of another car. */
final class OneCar {
    private static final AtomicInteger USED = new AtomicInteger();
    private static final String SOURCE = "police-12123-sim";
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private final String externalNo = "BAD" + UUID.randomUUID().toString().substring(0, 12);
    private final String[] policy;
    private final String driver;

    private OneCar(String[] policy, String driver) {
        this.policy = policy;
        this.driver = driver;
    }

    static OneCar ofPicc(String driver) throws IOException {
        return new OneCar(policy("picc"), driver);
    }

    static OneCar ofPicc() throws IOException {
        return ofPicc("测试甲");
    }

    static OneCar ofCcic() throws IOException {
        return new OneCar(policy("ccic"), "测试甲");
    }

    /** A car with a policy of the GPIC list that a test made of PICC's. */
    static OneCar ofGpic(String driver) throws IOException {
        String[] policy = policy("picc");
        policy[0] = policy[0].replace("PICC", "GPIC");
        return new OneCar(policy, driver);
    }

    /** A car by its row of a policy file. */
    static OneCar of(String row) {
        return of(row, "测试甲");
    }

    /** The same, and who drives it. */
    static OneCar of(String policy, String driver) {
        return new OneCar(policy.split(",", -1), driver);
    }

    /** The only policy of a car that is in no other test: from the end, scenarios go forward. */
    private static String[] policy(String insurer) throws IOException {
        String all = "";
        for (Path file : policyFiles()) {
            all += Files.readString(file);
        }
        String rows = all;
        List<String[]> single =
                all.lines()
                        .filter(
                                l ->
                                        l.startsWith(
                                                "DEMO-" + insurer.toUpperCase(Locale.ROOT) + "-C-"))
                        .map(line -> line.split(","))
                        .filter(row -> rows.split("," + row[2] + ",", -1).length == 2)
                        .toList();
        return single.get(single.size() - 1 - USED.getAndIncrement() % single.size());
    }

    private static List<Path> policyFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/sandbox"))) {
            return files.filter(f -> f.getFileName().toString().startsWith("policies-")).toList();
        }
    }

    String externalNo() {
        return externalNo;
    }

    String policyNo() {
        return policy[0];
    }

    ObjectNode reported() {
        ObjectNode event = event("accident.reported");
        ObjectNode data = event.putObject("data");
        data.put("occurredAt", minutesAgo(10)).put("reportedAt", minutesAgo(5));
        data.put("divisionCode", "330902").put("address", "定海区解放西路测试段");
        data.put("lon", 122.100001).put("lat", 30.010001).put("coordSystem", "GCJ02");
        data.put("weather", "1").put("accidentForm", "11").put("severity", "PROPERTY_ONLY");
        data.put("faultSituation", "08").put("hitMode", "2").put("collisionType", "1");
        data.put("areaType", "URBAN_TRUNK").put("roadType", "22").put("roadName", "解放西路");
        data.put("injuredCount", 0).put("deadCount", 0).put("vehiclesMovable", true);
        data.put("estimatedLossFen", 180_000).put("procedure", "SIMPLE").put("narrative", "模拟");
        ObjectNode party = data.putArray("parties").addObject();
        party.put("partyId", "P1").put("role", "DRIVER").put("name", driver);
        party.put("idType", "ID_CARD").put("idNo", "330900190001010012");
        party.put("phone", "00000000001").put("licenceNo", "330900190001010012");
        party.put("licenceClass", "C1").put("licenceStatus", "NORMAL").put("transportMode", "K3");
        party.put("vehicleId", "V1").put("wantsClaim", true).put("injury", "NONE");
        ObjectNode vehicle = data.putArray("vehicles").addObject();
        vehicle.put("vehicleId", "V1").put("plateNo", policy[2]).put("plateType", policy[3]);
        if (!policy[4].isEmpty()) {
            vehicle.put("vin", policy[4]);
        }
        vehicle.put("ownerPartyId", "P1").put("movable", true);
        vehicle.put("vehicleClass", "K33").put("useNature", "A").put("colour", "A");
        vehicle.putArray("policies")
                .addObject()
                .put("kind", "COMPULSORY")
                .put("policyNo", policyNo());
        return event;
    }

    ObjectNode liability() {
        ObjectNode event = event("liability.determined");
        ObjectNode liability = event.putObject("data").putObject("liability");
        liability.put("determinationNo", "D" + externalNo).put("kind", "DETERMINATION");
        liability.put("procedure", "SIMPLE").put("madeAt", minutesAgo(1));
        liability.put("madeByOrg", "330900000000").put("version", 1).put("facts", "模拟");
        ObjectNode party = liability.putArray("parties").addObject();
        party.put("partyId", "P1").put("vehicleId", "V1").put("liability", "FULL");
        party.put("sharePercent", 100).put("signStatus", "CONFIRMED_ONLINE");
        return event;
    }

    ObjectNode evidence() {
        ObjectNode event = event("evidence.added");
        ObjectNode photo = event.putObject("data").putArray("evidence").addObject();
        photo.put("evidenceId", "EV1").put("kind", "PHOTO").put("shotType", "COLLISION_POINT");
        photo.put("uri", "evd://test/EV1.jpg").put("mimeType", "image/jpeg");
        photo.put("sizeBytes", 1000).put("digestSm3", "0".repeat(64));
        photo.put("takenAt", minutesAgo(2)).put("containsId", false);
        return event;
    }

    ObjectNode event(String name) {
        ObjectNode event = Json.object();
        event.put("specversion", "1.0").put("id", UUID.randomUUID().toString());
        event.put("source", SOURCE).put("type", "org.tongqu." + name + ".v1");
        return event.put("subject", externalNo).put("time", minutesAgo(0));
    }

    static String minutesAgo(int minutes) {
        return OffsetDateTime.now(ZONE)
                .truncatedTo(ChronoUnit.SECONDS)
                .minusMinutes(minutes)
                .toString()
                .replaceFirst("(T\\d\\d:\\d\\d)([+])", "$1:00$2");
    }
}
