package org.tongqu.onboarding.internal.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.disclosure.DisclosedView;
import org.tongqu.disclosure.DisclosurePolicy.LineRef;
import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerRole;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.ParcelSealing;
import org.tongqu.sealing.SealedMessages;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Translates and seals as a delivery would be, for nobody. */
final class Outgoing {
    static final String FILE = "accident-file";
    private static final String FIRST_TRACE = "000000000042";
    private static final String WIRE = "application/vnd.tongqu.sealed+json";
    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT)
                    .withZone(ZoneId.of("Asia/Shanghai"));

    private final Tools tools;
    private final Partner partner;
    private final KeySource keys;
    private final CaseFile given;
    private final String uuid = UUID.randomUUID().toString();
    private final Instant now;

    Outgoing(Tools tools, Partner partner, KeySource keys, CaseFile given) {
        this.tools = tools;
        this.partner = partner;
        this.keys = keys;
        this.given = given;
        this.now = tools.clock().instant();
    }

    Draft translated(DisclosedView view, String message) {
        return isWire()
                ? event(view.tree())
                : tools.translation().translate(partner, message, view, references());
    }

    /** A file with this record alone, for a partner that gets files. */
    Optional<Draft> joined(Draft record) {
        return isBatch()
                ? Optional.of(
                        tools.translation().join(partner, FILE, List.of(record), fileReferences()))
                : Optional.empty();
    }

    Parcel sealed(Draft draft, String message) {
        if (isWire()) {
            byte[] sealed =
                    SealedMessages.of(tools.partners(), keys, tools.clock())
                            .seal(
                                    partner,
                                    uuid,
                                    CLOUD_EVENT,
                                    ((Draft.Body) draft).bytes(),
                                    Optional.empty());
            return new Parcel(sealed, Map.of("Content-Type", WIRE), List.of());
        }
        Map<String, String> references = isBatch() ? fileReferences() : references();
        return ParcelSealing.read(tools.paths(), keys, tools.clock())
                .seal(
                        draft,
                        partner,
                        isBatch() ? FILE : message,
                        new ParcelSealing.Context(uuid, now, references));
    }

    private boolean isWire() {
        return partner.suites().parcel().isEmpty();
    }

    private boolean isBatch() {
        return !isWire() && tools.translation().knows(partner, FILE);
    }

    private Map<String, String> references() {
        Map<String, String> references = new HashMap<>();
        references.put("uuid", uuid);
        references.put("messageId", uuid);
        references.put("traceNo", FIRST_TRACE);
        references.put("accidentNo", given.document().accidentNo());
        references.put("contentVersion", "1");
        references.put("operation", "N");
        references.put("eventType", given.event().eventName());
        references.put("now", now.toString());
        if (partner.role() == PartnerRole.INSURER) {
            LineRef line = given.line(partner);
            references.put("vehicleId", line.vehicleId());
            references.put("policyKind", line.kind().name());
        }
        return references;
    }

    private Map<String, String> fileReferences() {
        String code = partner.insurer().map(Partner.InsurerCode::code).orElse(partner.name());
        return Map.of(
                "sequence",
                "0001",
                "name",
                code + "_ACC_" + STAMP.format(now) + "_0001",
                "now",
                now.toString());
    }

    private Draft event(JsonNode view) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0").put("id", uuid).put("source", "tongqu");
        event.put("type", given.event().wireType());
        event.put("subject", given.document().accidentNo()).put("time", now.toString());
        event.put("datacontenttype", "application/json").set("data", view);
        return new Draft.Body(
                event.toString().getBytes(StandardCharsets.UTF_8), CLOUD_EVENT, Map.of());
    }
}
