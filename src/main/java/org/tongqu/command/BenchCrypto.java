package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * SM2 work of the hub: operations counted by its metrics, times what one costs on this machine.
 *
 * @param messages sealed messages it accepted: verify, decrypt, sign the receipt
 * @param piccCalls calls to PICC-SIM: sign, encrypt, then decrypt and verify the answer
 * @param pushes sealed messages it pushed to 12123: sign, encrypt, verify the receipt
 * @param pulled sealed messages that the city's police took: the same
 */
record BenchCrypto(double messages, double piccCalls, double pushes, double pulled) {

    static BenchCrypto of(BenchStage stage) {
        return new BenchCrypto(
                stage.metric("tongqu_messages_accepted_total", "\"police-12123-sim\""),
                calls(stage, "picc-sim"),
                calls(stage, "police-12123-sim"),
                stage.metric("tongqu_deliveries_ended_seconds_count", "\"police-zs-sim\""));
    }

    private static double calls(BenchStage stage, String partner) {
        return stage.metric(
                "tongqu_step_seconds_count{partner=\"" + partner + "\"", "step=\"call\"");
    }

    BenchCrypto since(BenchCrypto before) {
        return new BenchCrypto(
                messages - before.messages,
                piccCalls - before.piccCalls,
                pushes - before.pushes,
                pulled - before.pulled);
    }

    /** CPU-milliseconds of all of it. */
    double millis(JsonNode cost) {
        double sign = cost.path("sign").asDouble();
        double verify = cost.path("verify").asDouble();
        double encrypt = cost.path("encrypt").asDouble();
        double decrypt = cost.path("decrypt").asDouble();
        return messages * (verify + decrypt + sign)
                + piccCalls * (sign + encrypt + decrypt + verify)
                + (pushes + pulled) * (sign + encrypt + verify);
    }
}
