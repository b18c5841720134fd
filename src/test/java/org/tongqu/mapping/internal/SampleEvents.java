package org.tongqu.mapping.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.UncheckedIOException;

/** Canonical events with the fictional data of the project; each call makes a new tree. */
final class SampleEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleEvents() {}

    /** A rear-end collision of two cars, with two parties and one photo. */
    static ObjectNode accidentReported() {
        return event(
                "accident.reported",
                """
                {"occurredAt":"2025-05-19T18:05:00+08:00","reportedAt":"2025-05-19T18:07:11+08:00",
                "divisionCode":"330902","areaType":"URBAN_TRUNK","roadType":"22",
                "roadName":"解放西路","address":"定海区解放西路测试段","lon":122.100001,"lat":30.010001,
                "coordSystem":"GCJ02","weather":"1","accidentForm":"11","collisionType":"1",
                "hitMode":"2","faultSituation":"08","severity":"PROPERTY_ONLY","injuredCount":0,
                "deadCount":0,"vehiclesMovable":true,"estimatedLossFen":180000,
                "procedure":"SIMPLE","narrative":"前车等灯后车追尾",
                "parties":[
                {"partyId":"P1","role":"DRIVER","name":"测试甲","idType":"ID_CARD",
                "idNo":"330900190001010012","phone":"00000000001",
                "licenceNo":"330900190001010012","licenceClass":"C1","licenceStatus":"NORMAL",
                "transportMode":"K3","vehicleId":"V1","wantsClaim":true,"injury":"NONE"},
                {"partyId":"P2","role":"DRIVER","name":"测试𠮷","idType":"ID_CARD",
                "idNo":"330900190001010020","phone":"00000000002","transportMode":"K3",
                "vehicleId":"V2","wantsClaim":true,"injury":"NONE"}],
                "vehicles":[
                {"vehicleId":"V1","plateNo":"浙LD00001","plateType":"52",
                "vin":"LTTAA11B4R0000001","engineNo":"E0001","vehicleClass":"K33",
                "useNature":"A","brandModel":"测试牌一型","colour":"A","ownerPartyId":"P1",
                "movable":true,"hitParts":["FRONT"],
                "policies":[{"kind":"COMPULSORY","policyNo":"DEMO-CICP-C-0001",
                "insurerName":"人保"}]},
                {"vehicleId":"V2","plateNo":"浙L0T002","plateType":"02",
                "vin":"LTTAA11B6R0000002","ownerPartyId":"P2","movable":true,
                "hitParts":["REAR"]}],
                "evidence":[{"evidenceId":"EV000001","kind":"PHOTO","shotType":"COLLISION_POINT",
                "vehicleId":"V1","uri":"evd://2025/05/19/EV000001","mimeType":"image/jpeg",
                "sizeBytes":1843200,
                "digestSm3":"66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
                "takenAt":"2025-05-19T18:06:00+08:00","containsId":false}]}
                """);
    }

    /** The determination that the first driver is liable in full. */
    static ObjectNode liabilityDetermined() {
        return event(
                "liability.determined",
                """
                {"liability":{"determinationNo":"330902001","kind":"DETERMINATION",
                "procedure":"SIMPLE","madeAt":"2025-05-19T18:15:00+08:00",
                "madeByOrg":"330900000000","facts":"甲车追尾乙车","version":1,
                "parties":[{"partyId":"P1","vehicleId":"V1","liability":"FULL",
                "sharePercent":100,"signStatus":"CONFIRMED_ONLINE"},
                {"partyId":"P2","vehicleId":"V2","liability":"NONE","sharePercent":0,
                "signStatus":"CONFIRMED_ONLINE"}]}}
                """);
    }

    /** An event of that name with this data. */
    static ObjectNode event(String name, String data) {
        try {
            ObjectNode event = JSON.createObjectNode();
            event.put("specversion", "1.0").put("id", "msg-0001").put("source", "police-12123-sim");
            event.put("type", "org.tongqu." + name + ".v1").put("subject", "3309020001");
            event.put("time", "2025-05-19T18:16:00+08:00");
            event.set("data", JSON.readTree(data));
            return event;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
