package org.tongqu.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.partner.Partner;

import java.util.Optional;

/** How a case and its claims stand, for one party of it. */
public interface CitizenProgress {

    /**
     * The party's own view.
     *
     * @param portal who asks for the citizen
     * @param citizen lower-case hex of HMAC-SM3 of the ID number, under the portal's key
     * @return empty when there is no such case, or the citizen is not a party of it
     */
    Optional<ObjectNode> of(String accidentNo, Partner portal, String citizen);
}
