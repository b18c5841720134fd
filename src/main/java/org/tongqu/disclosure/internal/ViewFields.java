package org.tongqu.disclosure.internal;

import org.tongqu.disclosure.RecipientRole;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every field that a view of each role could hold, were it listed; finds misspelt paths. */
final class ViewFields {
    static final List<String> EVENT = words("type id time");
    static final List<String> ACCIDENT =
            words(
                    """
                    accidentNo state jjdbh occurredAt reportedAt divisionCode areaType roadType
                    roadName address lon lat coordSystem weather sceneState accidentForm
                    collisionType hitMode faultSituation severity injuredCount deadCount
                    vehiclesMovable estimatedLossFen procedure narrative jurisdictionOrg
                    """);
    static final List<String> DETERMINATION =
            words(
                    """
                    determinationNo kind procedure madeAt madeByOrg officerNo facts legalBasis
                    version documentEvidenceId docDigestSm3 servedAt serveWay
                    """);
    static final List<String> VEHICLE =
            words(
                    """
                    vehicleId plateNo plateRaw plateType vin vinCheckOk engineNo vehicleClass
                    useNature brandModel colour newEnergy ownerPartyId trailerOf movable hitParts
                    dangerousGoods inspectionValid insuranceMarkPresent
                    """);
    static final List<String> PARTY =
            words(
                    """
                    partyId role name idType idNo phone licenceNo licenceClass licenceStatus
                    transportMode vehicleId wantsClaim injury alcoholDrugSuspected minorUnder14
                    """);
    static final List<String> LIABILITY =
            words(
                    """
                    partyId vehicleId liability sharePercent violationCode signStatus signedAt
                    """);
    static final List<String> EVIDENCE =
            words(
                    """
                    evidenceId kind shotType source vehicleId uri mimeType sizeBytes digestSm3
                    digestSha256 takenAt uploadedAt lon lat coordSystem containsFace containsId
                    """);
    static final List<String> POLICY = words("kind policyNo insurerName insurerCode");
    static final List<String> CLAIM =
            words(
                    """
                    vehicleId policyKind insurerCode partner reportNo claimNo step outcome
                    assessedFen approvedFen paidFen rejectReason updatedAt
                    """);
    private static final List<String> SOURCE = words("system externalNo receivedAt");
    private static final List<String> ROUTE = words("vehicleId policyKind insurerCode outcome");

    private static final Map<String, List<String>> COMMON =
            Map.of(
                    "event.", EVENT,
                    "accident.", ACCIDENT,
                    "accident.determination.", DETERMINATION,
                    "accident.sources.", SOURCE,
                    "accident.reporter.", PARTY);
    private static final Map<String, List<String>> SIDE =
            Map.of(
                    "vehicle.", VEHICLE,
                    "tractor.", VEHICLE,
                    "trailers.", VEHICLE,
                    "driver.", PARTY,
                    "owner.", PARTY,
                    "people.", PARTY,
                    "liability.", LIABILITY,
                    "evidence.", EVIDENCE,
                    "claims.", CLAIM);
    private static final Map<String, List<String>> OF_INSURER =
            Map.of("own.policy.", POLICY, "own.otherPolicies.", POLICY);
    private static final Map<String, List<String>> OF_PARTY =
            Map.of("own.policies.", POLICY, "own.self.", PARTY);
    private static final Map<String, List<String>> OF_OPPOSITE =
            Map.of("person.", PARTY, "policies.", POLICY, "insurer.", List.of("code"));
    private static final Map<String, List<String>> LISTS =
            Map.of(
                    "vehicles.", VEHICLE,
                    "vehicles.policies.", POLICY,
                    "parties.", PARTY,
                    "liability.", LIABILITY,
                    "evidence.", EVIDENCE,
                    "claims.", CLAIM,
                    "routes.", ROUTE);

    private static final Map<RecipientRole, Set<String>> LEAVES = leavesOfRoles();

    private ViewFields() {}

    /** The fields with a single value, as dotted paths without brackets. */
    static Set<String> leaves(RecipientRole role) {
        return LEAVES.getOrDefault(role, Set.of());
    }

    /** Whether a path is a field, or a list or an object above fields. */
    static boolean holds(RecipientRole role, String path) {
        return leaves(role).stream()
                .anyMatch(leaf -> leaf.equals(path) || leaf.startsWith(path + "."));
    }

    private static Map<RecipientRole, Set<String>> leavesOfRoles() {
        Map<RecipientRole, Set<String>> leaves = new EnumMap<>(RecipientRole.class);
        for (RecipientRole role : RecipientRole.values()) {
            Set<String> paths = new TreeSet<>();
            switch (role) {
                case OWN_INSURER -> add(paths, "", COMMON, OF_INSURER);
                case PARTY -> add(paths, "", COMMON, OF_PARTY);
                case OPPOSITE_INSURER, OPPOSITE_PARTY -> add(paths, "", SIDE, OF_OPPOSITE);
                case POLICE, REGULATOR -> add(paths, "", COMMON, LISTS);
            }
            if (role == RecipientRole.OWN_INSURER || role == RecipientRole.PARTY) {
                add(paths, "own.", SIDE, Map.of());
            }
            leaves.put(role, paths);
        }
        return leaves;
    }

    private static void add(
            Set<String> paths,
            String at,
            Map<String, List<String>> some,
            Map<String, List<String>> more) {
        some.forEach((prefix, names) -> names.forEach(name -> paths.add(at + prefix + name)));
        more.forEach((prefix, names) -> names.forEach(name -> paths.add(at + prefix + name)));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableList());
    }
}
