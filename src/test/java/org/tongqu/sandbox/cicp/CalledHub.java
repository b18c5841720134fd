package org.tongqu.sandbox.cicp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;

import org.tongqu.sandbox.crypto.Sm2Raw;
import org.tongqu.sandbox.simulator.LoopbackHttp;
import org.tongqu.sandbox.wire.HubDouble;
import org.tongqu.sandbox.wire.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A hub that CICP-SIM calls: it says "later" first, and takes what is signed as r‖s. */
final class CalledHub implements AutoCloseable {
    private final HubDouble keys;
    private final PublicKey partner;
    private final AtomicInteger calls = new AtomicInteger();
    private final List<ObjectNode> taken = new CopyOnWriteArrayList<>();
    private final LoopbackHttp server = new LoopbackHttp(0, Optional.empty(), this::call);

    CalledHub(HubDouble keys, PublicKey partner) {
        this.keys = keys;
        this.partner = partner;
    }

    int port() {
        return server.port();
    }

    /** The contents it took, in order. */
    List<ObjectNode> taken() {
        return List.copyOf(taken);
    }

    private void call(HttpExchange exchange) throws IOException {
        ObjectNode outer = Json.readObject(exchange.getRequestBody().readAllBytes());
        byte[] signature = Base64.getDecoder().decode(Json.text(outer, "qm"));
        if (signature.length != 64
                || !Sm2Raw.verify(partner, signed("CICP\nZSHUB", outer), signature)) {
            LoopbackHttp.answer(exchange, 401, "text/plain", new byte[0]);
            return;
        }
        boolean later = calls.getAndIncrement() == 0;
        if (!later) {
            taken.add(Json.readObject(Base64.getDecoder().decode(Json.text(outer, "sjnr"))));
        }
        byte[] content = Json.write(Json.object().put("jg", later ? "99" : "00"));
        LoopbackHttp.answer(exchange, 200, "application/json", answer(content));
    }

    private byte[] answer(byte[] content) {
        ObjectNode outer = Json.object().put("xtbs", "ZSHUB").put("lsh", "a-1");
        outer.put("sjc", "20250519182000");
        outer.put("sjnr", Base64.getEncoder().encodeToString(content));
        byte[] signature =
                Sm2Raw.sign(
                        keys.keys().sm2Sign().getPrivate(),
                        signed("ZSHUB\nCICP", outer),
                        new SecureRandom());
        return Json.write(outer.put("qm", Base64.getEncoder().encodeToString(signature)));
    }

    private static byte[] signed(String parties, ObjectNode outer) {
        return String.join(
                        "\n",
                        parties,
                        Json.text(outer, "lsh"),
                        Json.text(outer, "sjc"),
                        Json.text(outer, "sjnr"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
