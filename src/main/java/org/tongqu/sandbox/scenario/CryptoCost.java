package org.tongqu.sandbox.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.crypto.Sm2;
import org.tongqu.sandbox.wire.Json;
import org.tongqu.sandbox.wire.PartyKeys;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;

/** CPU time of one SM2 operation of each kind, measured on this machine, warm. */
final class CryptoCost {

    private static final int WARM = 1500;
    private static final int MEASURED = 500;
    private static final double NANOS_PER_MILLI = 1e6;

    private final SecureRandom random = new SecureRandom();
    private final PartyKeys keys;

    CryptoCost(PartyKeys keys) {
        this.keys = keys;
    }

    /** Milliseconds per operation. */
    ObjectNode measure() {
        KeyPair sign = keys.sm2Sign();
        KeyPair encrypt = keys.sm2Encrypt();
        byte[] message = "通衢".repeat(150).getBytes(StandardCharsets.UTF_8);
        byte[] key = new byte[16];
        byte[] signature = Sm2.sign(sign.getPrivate(), message, random);
        byte[] wrapped = Sm2.encrypt(encrypt.getPublic(), key, random);
        ObjectNode costs = Json.object();
        costs.put("sign", millis(() -> Sm2.sign(sign.getPrivate(), message, random).length));
        costs.put("verify", millis(() -> Sm2.verify(sign.getPublic(), message, signature) ? 1 : 0));
        costs.put("encrypt", millis(() -> Sm2.encrypt(encrypt.getPublic(), key, random).length));
        costs.put("decrypt", millis(() -> Sm2.decrypt(encrypt.getPrivate(), wrapped).length));
        return costs;
    }

    private interface Operation {
        int run();
    }

    private static double millis(Operation operation) {
        repeat(operation, WARM);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        repeat(operation, MEASURED);
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        return (end - start) / NANOS_PER_MILLI / MEASURED;
    }

    private static void repeat(Operation operation, int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += operation.run();
        }
        if (sum <= 0) {
            throw new IllegalStateException("an operation did nothing");
        }
    }
}
