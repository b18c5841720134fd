package org.tongqu.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.UncheckedIOException;

/** Case documents with the fictional data of the project; each call makes a new tree. */
public final class SampleCases {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleCases() {}

    /** A car of CICP ran into a car of PICC; liability is determined, one claim is paid. */
    public static ObjectNode rearEnd() {
        return tree(
                """
                {"event":{"type":"liability.determined","id":"m-2",
                "time":"2025-05-19T18:15:00+08:00"},
                "accidentNo":"ZS20250519000001","state":"LIABILITY_DETERMINED",
                "sources":[{"system":"P12123","externalNo":"3309020001",
                "receivedAt":"2025-05-19T10:08:00Z"}],
                "occurredAt":"2025-05-19T18:05:00+08:00","reportedAt":"2025-05-19T18:07:11+08:00",
                "divisionCode":"330902","areaType":"URBAN_TRUNK","roadType":"22",
                "roadName":"解放西路","address":"定海区解放西路测试段","lon":122.100001,"lat":30.010001,
                "coordSystem":"GCJ02","weather":"1","accidentForm":"11","collisionType":"1",
                "hitMode":"2","faultSituation":"08","severity":"PROPERTY_ONLY","injuredCount":0,
                "deadCount":0,"vehiclesMovable":true,"estimatedLossFen":180000,
                "procedure":"SIMPLE","narrative":"测 试 甲 追尾浙L·0T002，电话 000 0000 0001",
                "parties":[
                {"partyId":"P1","role":"DRIVER","name":"测试甲","idType":"ID_CARD",
                "idNo":"330900190001010012","phone":"00000000001","licenceNo":"330900190001010012",
                "licenceClass":"C1","transportMode":"K3","vehicleId":"V1","injury":"NONE",
                "alcoholDrugSuspected":false},
                {"partyId":"P2","role":"DRIVER","name":"测试乙","idType":"ID_CARD",
                "idNo":"330900190001010020","phone":"00000000002","transportMode":"K3",
                "vehicleId":"V2","injury":"NONE"},
                {"partyId":"P3","role":"PASSENGER","name":"测试丙","phone":"00000000003",
                "vehicleId":"V2","injury":"SLIGHT"}],
                "vehicles":[
                {"vehicleId":"V1","plateNo":"浙LD00001","plateType":"52",
                "vin":"LTTAA11B4R0000001","engineNo":"E0001","vehicleClass":"K33",
                "ownerPartyId":"P1","movable":true,"hitParts":["FRONT"],
                "policies":[{"kind":"COMPULSORY","policyNo":"DEMO-CICP-C-0001",
                "insurerName":"中华联合"},
                {"kind":"COMMERCIAL","policyNo":"DEMO-CPIC-B-0001"}]},
                {"vehicleId":"V2","plateNo":"浙L0T002","plateType":"02",
                "vin":"LTTAA11B6R0000002","ownerPartyId":"P2","movable":true,"hitParts":["REAR"],
                "policies":[{"kind":"COMPULSORY","policyNo":"DEMO-PICC-C-0001"}]}],
                "liability":{"determinationNo":"330902001","kind":"DETERMINATION",
                "procedure":"SIMPLE","madeAt":"2025-05-19T18:15:00+08:00",
                "madeByOrg":"330900000000","facts":"测试甲追尾测试乙","version":1,
                "parties":[{"partyId":"P1","vehicleId":"V1","liability":"FULL",
                "sharePercent":100,"signStatus":"CONFIRMED_ONLINE"},
                {"partyId":"P2","vehicleId":"V2","liability":"NONE","sharePercent":0,
                "signStatus":"CONFIRMED_ONLINE"}]},
                "evidence":[
                {"evidenceId":"EV000001","kind":"PHOTO","shotType":"COLLISION_POINT",
                "vehicleId":"V1","uri":"evd://2025/05/19/EV000001","digestSm3":"aa",
                "containsId":false},
                {"evidenceId":"EV000002","kind":"PHOTO","shotType":"LICENCE_DRIVER",
                "vehicleId":"V2","uri":"evd://2025/05/19/EV000002","digestSm3":"bb",
                "containsId":true},
                {"evidenceId":"EV000003","kind":"PHOTO","shotType":"SCENE_FRONT_45",
                "uri":"evd://2025/05/19/EV000003","digestSm3":"cc","containsId":false},
                {"evidenceId":"EV000004","kind":"VIDEO","vehicleId":"V1",
                "uri":"evd://2025/05/19/EV000004","digestSm3":"dd","containsId":false},
                {"evidenceId":"EV000005","kind":"PHOTO","shotType":"COLLISION_POINT",
                "vehicleId":"V2","uri":"evd://2025/05/19/EV000005","digestSm3":"ee",
                "containsId":false}],
                "claims":[{"vehicleId":"V1","policyKind":"COMPULSORY","insurerCode":"CICP",
                "partner":"cicp-sim","reportNo":"RCICP1","step":"PAID","outcome":"PAID",
                "paidFen":180000,"updatedAt":"2025-05-19T18:50:00+08:00"}],
                "routes":[{"vehicleId":"V1","policyKind":"COMPULSORY","insurerCode":"CICP",
                "outcome":"RESOLVED"},
                {"vehicleId":"V2","policyKind":"COMPULSORY","insurerCode":"PICC",
                "outcome":"RESOLVED"}]}
                """);
    }

    /** A tree of JSON text. */
    public static ObjectNode tree(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
