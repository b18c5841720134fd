package org.tongqu.disclosure;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.accident.PolicyKind;
import org.tongqu.partner.TongquPaths;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Cuts views by the allow-lists in {@code security/disclosure/}; what is not listed stays. */
public interface DisclosurePolicy {

    /**
     * The policy of a checkout, without starting anything; for {@code tongqu check}.
     *
     * @throws org.tongqu.failure.TongquException CONFIG_INVALID, naming file, line and field
     */
    static DisclosurePolicy read(TongquPaths paths) {
        return new AllowListDisclosurePolicy(paths);
    }

    /**
     * The view of the insurer of one line.
     *
     * <p>Tree: {@code event{type,id,time}, accident{…, determination{…}}, own{vehicle, tractor?,
     * trailers[]?, driver, owner?, policy, liability, evidence[]}, opposite[]{vehicle, trailers[]?,
     * driver, liability, insurer{code}, evidence[]?} or {person, liability}}. A one-vehicle
     * accident has an empty {@code opposite}; a trailer is on the side of its tractor. {@code
     * event} is the member of that name of the case document, where the planner put one.
     */
    DisclosedView forInsurer(ObjectNode caseDocument, LineRef line);

    /** The view of the police: {@code event, accident, vehicles[], parties[], claims[]}. */
    DisclosedView forPolice(ObjectNode caseDocument);

    /** The view of one party of the case: {@code accident, own{…, claims[]}, opposite[]}. */
    DisclosedView forParty(ObjectNode caseDocument, String partyId);

    /** The view of the regulator: counts and bands, nothing of persons. */
    DisclosedView forRegulator(ObjectNode caseDocument);

    /** A stored view, as frozen at planning. */
    default DisclosedView restore(ObjectNode tree, String policyVersion) {
        return restore(tree, policyVersion, List.of());
    }

    /** The same, with what it held back. */
    DisclosedView restore(
            ObjectNode tree, String policyVersion, List<DisclosedView.Withheld> withheld);

    /** Digest of all allow-lists in force. */
    String version();

    /** Every path an insurer's view can hold, e.g. {@code opposite.vehicle.plateNo}. */
    Set<String> insurerPaths();

    /** Which line of the case, and what the hub knows of its policy. */
    record LineRef(
            String vehicleId, PolicyKind kind, Optional<String> policyNo, String insurerCode) {}
}
