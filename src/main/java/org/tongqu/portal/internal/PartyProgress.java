package org.tongqu.portal.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CaseDocument;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.Ledger;
import org.tongqu.partner.Partner;
import org.tongqu.portal.CitizenProgress;
import org.tongqu.sealing.DataCipher;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the party by keyed digest; each reading is audited. */
@Component
final class PartyProgress implements CitizenProgress {
    private static final String KEY = "citizen";

    private final Ledger ledger;
    private final Cases cases;
    private final DataCipher cipher;
    private final DisclosurePolicy disclosure;
    private final AuditTrail audit;

    PartyProgress(
            Ledger ledger,
            Cases cases,
            DataCipher cipher,
            DisclosurePolicy disclosure,
            AuditTrail audit) {
        this.ledger = ledger;
        this.cases = cases;
        this.cipher = cipher;
        this.disclosure = disclosure;
        this.audit = audit;
    }

    @Override
    public Optional<ObjectNode> of(String accidentNo, Partner portal, String citizen) {
        return ledger.record(
                () -> cases.read(accidentNo).flatMap(document -> view(document, portal, citizen)));
    }

    private Optional<ObjectNode> view(CaseDocument document, Partner portal, String citizen) {
        return document.elements("parties")
                .filter(party -> isCitizen(party, portal, citizen))
                .findFirst()
                .map(party -> view(document, portal, party));
    }

    private ObjectNode view(CaseDocument document, Partner portal, JsonNode party) {
        String partyId = party.path("partyId").asText();
        audit.append(
                "progress.read", document.accidentNo(), portal.name(), Map.of("party", partyId));
        return disclosure.forParty(document.tree(), partyId).tree();
    }

    private boolean isCitizen(JsonNode party, Partner portal, String citizen) {
        String idNo = party.path("idNo").asText().toUpperCase(Locale.ROOT);
        if (idNo.isEmpty()) {
            return false;
        }
        return cipher.partnerDigest(portal.name(), KEY, idNo)
                .map(digest -> HexFormat.of().formatHex(digest))
                .filter(expected -> isEqual(expected, citizen))
                .isPresent();
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
