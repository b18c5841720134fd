package org.tongqu.leak;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.leak.Mark.Kind;

import java.util.List;

/**
 * What each recipient may have, written down from the disclosure matrix and not from the files
 * under test.
 */
interface Entitlement {

    /** Whether this recipient may have the marked value in full. */
    boolean covers(Mark mark);

    /** The insurer of one line. */
    static Entitlement ofInsurer(
            JsonNode document, String vehicleId, String policyKind, boolean policyKnown) {
        List<String> customers = List.of(vehicleId + "D", ownerOf(document, vehicleId));
        return mark ->
                switch (mark.kind()) {
                    case PLACE, PLATE -> true;
                    case NAME, PHONE -> customers.contains(mark.about());
                    case ID_NUMBER -> !policyKnown && mark.about().equals(vehicleId + "D");
                    case VIN -> isOfSide(mark, vehicleId);
                    case ENGINE_NUMBER -> mark.about().equals(vehicleId);
                    case POLICY_NUMBER ->
                            policyKnown && mark.about().equals(vehicleId + "/" + policyKind);
                    case EVIDENCE -> isPictureFor(mark.about(), vehicleId);
                    case LICENCE_NUMBER, FREE_TEXT, POSITION, CLAIM -> false;
                };
    }

    /** One party on its own page. */
    static Entitlement ofParty(JsonNode document, String partyId) {
        String vehicleId = partyId.startsWith("PX") ? "-" : partyId.substring(0, 2);
        boolean holder =
                partyId.equals(vehicleId + "D") || partyId.equals(ownerOf(document, vehicleId));
        return mark ->
                switch (mark.kind()) {
                    case PLACE, PLATE -> true;
                    case NAME, PHONE -> mark.about().equals(partyId);
                    case POLICY_NUMBER -> holder && mark.about().startsWith(vehicleId + "/");
                    case CLAIM -> holder && mark.about().equals(vehicleId);
                    case EVIDENCE ->
                            mark.about().startsWith("PHOTO/")
                                    && (mark.about().endsWith("/")
                                            || mark.about().endsWith("/" + vehicleId));
                    case VIN, ID_NUMBER, LICENCE_NUMBER, ENGINE_NUMBER, FREE_TEXT, POSITION ->
                            false;
                };
    }

    /** The police: what happened and which cars, nobody's numbers. */
    static Entitlement ofPolice() {
        return mark -> mark.kind() == Kind.PLATE || mark.kind() == Kind.PLACE;
    }

    /** The regulator: counts and bands. */
    static Entitlement ofRegulator() {
        return mark -> false;
    }

    private static boolean isOfSide(Mark mark, String vehicleId) {
        return mark.about().equals(vehicleId)
                || (mark.about().equals("VT") && vehicleId.equals("V1"));
    }

    private static boolean isPictureFor(String about, String vehicleId) {
        boolean own = about.endsWith("/" + vehicleId) || about.endsWith("/");
        boolean ofDamage = about.contains("/COLLISION_POINT/");
        return about.startsWith("PHOTO/") && (own || ofDamage);
    }

    private static String ownerOf(JsonNode document, String vehicleId) {
        for (JsonNode vehicle : document.path("vehicles")) {
            if (vehicle.path("vehicleId").asText().equals(vehicleId)) {
                return vehicle.path("ownerPartyId").asText("-");
            }
        }
        return "-";
    }
}
