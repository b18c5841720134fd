package org.tongqu.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.Json;
import org.tongqu.sandbox.wire.PartyKeys;
import org.tongqu.sandbox.wire.WireParty;
import org.tongqu.sandbox.wire.WireSuite;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;

/** Seals as a partner does, and, with its key, as no partner should. */
final class Forger {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final String name;
    private final PartyKeys keys;
    private final HubCertificates hub;

    Forger(Path var, String name) {
        this.name = name;
        this.keys = new Enrolment(var, new SecureRandom(), Clock.systemUTC()).party(name);
        this.hub = new HubCertificates(var.resolve("keys/public"));
    }

    /** Seals anything. */
    byte[] seal(String id, byte[] payload) {
        return seal(id, payload, Clock.systemUTC());
    }

    /** Seals as if it were another time. */
    byte[] seal(String id, byte[] payload, Duration offset) {
        return seal(id, payload, Clock.offset(Clock.systemUTC(), offset));
    }

    private byte[] seal(String id, byte[] payload, Clock clock) {
        WireParty party = party(clock);
        return party.seal(party.suites().sm2(), id, WireParty.EVENT, payload).bytes();
    }

    private WireParty party(Clock clock) {
        return new WireParty(name, keys, hub, new SecureRandom(), clock);
    }

    /** Changes the header and leaves the signature as it was. */
    byte[] changed(byte[] sealed, Consumer<ObjectNode> change) {
        ObjectNode message = Json.readObject(sealed);
        message.put("protected", header(message, change));
        return Json.write(message);
    }

    /** Changes the header and signs anew, which holds. */
    byte[] resigned(byte[] sealed, Consumer<ObjectNode> change) {
        ObjectNode message = Json.readObject(sealed);
        String header = header(message, change);
        WireSuite suite = party(Clock.systemUTC()).suites().sm2();
        byte[] ciphertext = Base64.getUrlDecoder().decode(Json.text(message, "ciphertext"));
        String signed = header + "." + ENCODER.encodeToString(suite.digest(ciphertext));
        byte[] signature =
                suite.sign(
                        keys.signing(suite).getPrivate(),
                        signed.getBytes(StandardCharsets.US_ASCII));
        message.put("protected", header).put("signature", ENCODER.encodeToString(signature));
        return Json.write(message);
    }

    private static String header(ObjectNode message, Consumer<ObjectNode> change) {
        ObjectNode header =
                Json.readObject(Base64.getUrlDecoder().decode(Json.text(message, "protected")));
        change.accept(header);
        return ENCODER.encodeToString(Json.write(header));
    }
}
