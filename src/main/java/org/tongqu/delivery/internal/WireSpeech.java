package org.tongqu.delivery.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.internal.store.DeliveryRow;
import org.tongqu.delivery.internal.store.DeliveryStore;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.mapping.Translation.Reply;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.DataCipher;
import org.tongqu.sealing.SealedMessages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tongqu's own format: the view in a CloudEvent, sealed; answered by a signed receipt. */
@Component
final class WireSpeech implements Speech {
    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String SEALED = "application/vnd.tongqu.sealed+json";

    private final SealedMessages wire;
    private final DataCipher cipher;
    private final DeliveryStore store;
    private final DraftCodec codec;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    WireSpeech(
            SealedMessages wire,
            DataCipher cipher,
            DeliveryStore store,
            DraftCodec codec,
            Clock clock) {
        this.wire = wire;
        this.cipher = cipher;
        this.store = store;
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    public Draft translate(Partner partner, DeliveryRow row, byte[] view) {
        JsonNode data = tree(view);
        ObjectNode event = json.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", row.uuid().toString());
        event.put("source", "tongqu");
        event.put("type", "org.tongqu." + row.eventType() + ".v1");
        event.put("subject", numberOf(partner, data).orElse(row.accidentNo()));
        event.put("time", clock.instant().toString());
        event.put("datacontenttype", "application/json");
        event.set("data", data);
        return new Draft.Body(
                event.toString().getBytes(StandardCharsets.UTF_8), CLOUD_EVENT, Map.of());
    }

    private static Optional<String> numberOf(Partner partner, JsonNode view) {
        for (JsonNode source : view.path("accident").path("sources")) {
            if (source.path("system").asText().equals(partner.name())) {
                return Optional.of(source.path("externalNo").asText());
            }
        }
        return Optional.empty();
    }

    @Override
    public Parcel seal(Partner partner, DeliveryRow row, Draft draft) {
        if (!(draft instanceof Draft.Body body)) {
            throw new TongquException(ErrorCode.INTERNAL, "a sealed message has one body");
        }
        byte[] sealed = wire.seal(partner, row.uuid().toString(), CLOUD_EVENT, salted(row, body));
        return new Parcel(sealed, Map.of("Content-Type", SEALED), List.of());
    }

    @Override
    public Parcel ask(Partner partner, DeliveryRow row) {
        throw new TongquException(
                ErrorCode.CONFIG_INVALID, "who speaks the wire format is sent the same id again");
    }

    @Override
    public List<Reply> read(Partner partner, DeliveryRow row, Parcel answer, boolean toQuestion) {
        SealedMessages.Receipt receipt = wire.verifyReceipt(answer.body(), partner);
        if (!isFor(partner, row, receipt)) {
            throw new TongquException(
                    ErrorCode.PARTNER_UNREADABLE, "the receipt is for another content");
        }
        return List.of(
                new Reply(
                        Outcome.ACCEPTED,
                        Optional.of(receipt.messageId()),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** Whether a receipt names this delivery, and the very content that was sealed for it. */
    boolean isFor(Partner partner, DeliveryRow row, SealedMessages.Receipt receipt) {
        return receipt.messageId().equals(row.uuid().toString())
                && store.draft(row)
                        .map(codec::read)
                        .filter(Draft.Body.class::isInstance)
                        .map(Draft.Body.class::cast)
                        .map(body -> wire.plaintextDigest(partner, salted(row, body)))
                        .filter(receipt.digest()::equals)
                        .isPresent();
    }

    /** The same salt at every sealing of a delivery, and known to nobody but the hub. */
    private SealedMessages.Salted salted(DeliveryRow row, Draft.Body body) {
        return new SealedMessages.Salted(
                cipher.blindIndex("delivery.salt", row.uuid().toString()), body.bytes());
    }

    private JsonNode tree(byte[] view) {
        try {
            return json.readTree(view);
        } catch (IOException e) {
            throw new TongquException(ErrorCode.INTERNAL, "a stored view cannot be read", e);
        }
    }
}
