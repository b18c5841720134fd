package org.tongqu.delivery.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CanonicalEvent;
import org.tongqu.accident.EventType;
import org.tongqu.ledger.AuditTrail;
import org.tongqu.ledger.Cases;
import org.tongqu.ledger.Cases.Sequenced;
import org.tongqu.underwriting.UnderwriterResolver.Resolution;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Events that the hub itself adds to a case. */
@Component
final class HubEvents {
    private final Cases cases;
    private final AuditTrail audit;
    private final Clock clock;

    HubEvents(Cases cases, AuditTrail audit, Clock clock) {
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    /** A vehicle has no insurer that is linked: its party must be told. */
    Sequenced notLinked(Cases.Locked locked, LineRouting.Routed routed) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("vehicleId", routed.key().vehicleId());
        data.put("policyKind", routed.key().kind().name());
        if (routed.resolution() instanceof Resolution.NotLinked notLinked) {
            data.put("insurerCode", notLinked.insurerCode()).put("reason", notLinked.reason());
        } else if (routed.resolution() instanceof Resolution.NoPolicy none) {
            data.put("reason", none.reason());
        }
        CanonicalEvent event =
                new CanonicalEvent(
                        UUID.randomUUID().toString(),
                        "tongqu",
                        EventType.ROUTE_NOT_LINKED,
                        routed.key().accidentNo(),
                        clock.instant(),
                        data);
        int seq = cases.append(locked, event, Optional.empty());
        audit.append(
                "route.notLinked",
                routed.key().accidentNo(),
                "tongqu",
                Map.of("line", routed.key().text()));
        return new Sequenced(seq, event);
    }
}
