package org.tongqu.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tongqu.parcel.Parcel;
import org.tongqu.sandbox.wire.Json;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals what CPIC-SIM might say, under its keys, and what nobody should believe. */
record CpicForger(BadInputHub.Started hub) {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String TOPIC = "zs.claim.event";

    /** Sealed now, with a nonce of its own. */
    Parcel seal(ObjectNode plain) throws Exception {
        byte[] random = new byte[IV_BYTES];
        new SecureRandom().nextBytes(random);
        return seal(
                plain, HexFormat.of().formatHex(random) + "00000000", System.currentTimeMillis());
    }

    /** Sealed with this nonce at this time. */
    Parcel seal(ObjectNode plain, String nonce, long millis) throws Exception {
        byte[] iv = new byte[IV_BYTES];
        new SecureRandom().nextBytes(iv);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key("aes-key", "AES"), new GCMParameterSpec(TAG_BITS, iv));
        ObjectNode sealed = Json.object().put("key_id", "cpic-2026-1");
        sealed.put("iv", Base64.getEncoder().encodeToString(iv));
        sealed.put("data", Base64.getEncoder().encodeToString(cipher.doFinal(Json.write(plain))));
        byte[] body = Json.write(sealed);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key("hmac-key", "HmacSHA256"));
        mac.update((millis + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(body));
        return new Parcel(
                body,
                Map.of(
                        "key_id",
                        "cpic-2026-1",
                        "nonce",
                        nonce,
                        "ts",
                        Long.toString(millis),
                        "sig",
                        signature),
                List.of());
    }

    /** Puts it on CPIC-SIM's topic. */
    void publish(Parcel parcel) throws Exception {
        String bootstrap = "127.0.0.1:" + hub.sandbox().ports().byName().get("SANDBOX_KAFKA_PORT");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(TOPIC, parcel.body());
            parcel.attributes()
                    .forEach(
                            (name, value) ->
                                    message.headers()
                                            .add(name, value.getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get();
        }
    }

    private SecretKeySpec key(String file, String algorithm) throws Exception {
        Path path = hub.var().resolve("keys/partners/cpic-sim").resolve(file);
        return new SecretKeySpec(
                HexFormat.of().parseHex(Files.readString(path).strip()), algorithm);
    }
}
