package org.tongqu.sandbox.cicp;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Gmt0010;
import org.tongqu.sandbox.crypto.Sm2Raw;
import org.tongqu.sandbox.enrolment.Enrolment.Certified;
import org.tongqu.sandbox.enrolment.Enrolment.CicpKeys;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.Json;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/** The outer JSON: {@code sjnr} holds GM/T 0010, or plain JSON that {@code qm} signs as r‖s. */
final class CicpSeal {

    private static final Duration FRESH = Duration.ofMinutes(5);

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Shanghai"));

    private static final String HUB = "ZSHUB";
    private static final String OWN = "CICP";

    private final CicpKeys keys;
    private final HubCertificates hub;
    private final SecureRandom random;
    private final Clock clock;

    /** A request of the hub, opened. */
    record Request(String lsh, byte[] plain) {}

    CicpSeal(CicpKeys keys, HubCertificates hub, SecureRandom random, Clock clock) {
        this.keys = keys;
        this.hub = hub;
        this.random = random;
        this.clock = clock;
    }

    /** The content of a request; fails when anything does not hold. */
    Request open(byte[] body) {
        ObjectNode outer = Json.readObject(body);
        if (!Json.text(outer, "xtbs").equals(HUB) || !Json.text(outer, "sjc").matches("\\d{14}")) {
            throw new SandboxException("not from the hub, or without its time");
        }
        requireFresh(Json.text(outer, "sjc"));
        byte[] plain =
                Gmt0010.open(
                        base64(outer, "sjnr"),
                        keys.encrypt().pair(),
                        keys.encrypt().certificate(),
                        hub.certificate("sm2-sign"));
        return new Request(Json.text(outer, "lsh"), plain);
    }

    private void requireFresh(String sjc) {
        try {
            Instant sealed = TIME.parse(sjc, Instant::from);
            if (Duration.between(sealed, clock.instant()).abs().compareTo(FRESH) > 0) {
                throw new SandboxException("not of these minutes");
            }
        } catch (DateTimeException e) {
            throw new SandboxException("no time: sjc", e);
        }
    }

    /** An answer, signed and enveloped for the hub. */
    byte[] answer(String lsh, byte[] plain) {
        return answer(lsh, plain, keys.sign());
    }

    /** An answer by someone whom the hub does not know as CICP-SIM's signer. */
    byte[] answerByAnother(String lsh, byte[] plain) {
        return answer(lsh, plain, keys.encrypt());
    }

    private byte[] answer(String lsh, byte[] plain, Certified signer) {
        byte[] sealed =
                Gmt0010.seal(
                        plain,
                        signer.pair(),
                        signer.certificate(),
                        hub.certificate("sm2-encrypt"),
                        random);
        return Json.write(outer(lsh, sealed));
    }

    /** A call to the hub, signed as r‖s. */
    byte[] call(String lsh, byte[] plain) {
        ObjectNode outer = outer(lsh, plain);
        byte[] signature =
                Sm2Raw.sign(keys.sign().pair().getPrivate(), signed(OWN, HUB, outer), random);
        outer.put("qm", Base64.getEncoder().encodeToString(signature));
        return Json.write(outer);
    }

    /** What the hub answered to a call; fails when the hub did not sign it. */
    ObjectNode answered(byte[] body) {
        ObjectNode outer = Json.readObject(body);
        boolean holds =
                Json.text(outer, "xtbs").equals(HUB)
                        && Sm2Raw.verify(
                                hub.sm2Signing(), signed(HUB, OWN, outer), base64(outer, "qm"));
        if (!holds) {
            throw new SandboxException("the hub's answer is not signed by it");
        }
        return Json.readObject(base64(outer, "sjnr"));
    }

    private ObjectNode outer(String lsh, byte[] content) {
        return Json.object()
                .put("xtbs", OWN)
                .put("lsh", lsh)
                .put("sjc", TIME.format(clock.instant()))
                .put("sjnr", Base64.getEncoder().encodeToString(content));
    }

    private static byte[] signed(String from, String to, ObjectNode outer) {
        return String.join(
                        "\n",
                        from,
                        to,
                        Json.text(outer, "lsh"),
                        Json.text(outer, "sjc"),
                        Json.text(outer, "sjnr"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] base64(ObjectNode outer, String member) {
        try {
            return Base64.getDecoder().decode(Json.text(outer, member));
        } catch (IllegalArgumentException e) {
            throw new SandboxException("not Base64: " + member, e);
        }
    }
}
