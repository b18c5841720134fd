package org.tongqu.sealing.internal.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.tongqu.sealing.internal.doctor.DecryptVariation.Tries;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where the tag of GCM may be, and what it may cover besides the content. */
record TagTries(Stage stage, Situation now) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TAG_BYTES = 16;

    void add(Tries tries, CipherAttempt base, byte[] data) {
        if (data.length > TAG_BYTES) {
            byte[] tag = Arrays.copyOf(data, TAG_BYTES);
            byte[] rest = Arrays.copyOfRange(data, TAG_BYTES, data.length);
            tries.add(Hypothesis.TAG_IN_FRONT, "", base, Rewriting.join(rest, tag));
        }
        texts().forEach((name, text) -> addSeparate(tries, base, data, name, text));
        if (base.iv().length == 12) {
            tries.add(Hypothesis.TAG_MISSING, "", base.asCounter(), data);
        }
        tries.add(Hypothesis.AAD_DIFFERS, "空 empty", base.withAad(new byte[0]), data);
        for (Situation.Kept kept : now.kept()) {
            tries.add(Hypothesis.AAD_DIFFERS, kept.label(), base.withAad(kept.bytes()), data);
        }
        texts().forEach(
                        (name, text) ->
                                tries.add(
                                        Hypothesis.AAD_DIFFERS,
                                        name,
                                        base.withAad(Texts.bytes(text)),
                                        data));
    }

    private static void addSeparate(
            Tries tries, CipherAttempt base, byte[] data, String name, String text) {
        List<byte[]> tags = new ArrayList<>();
        Texts.base64(text).ifPresent(tags::add);
        Texts.hex(text).ifPresent(tags::add);
        Texts.base64Url(text).ifPresent(tags::add);
        tags.removeIf(tag -> tag.length != TAG_BYTES);
        if (!tags.isEmpty()) {
            byte[] whole = Rewriting.join(data, tags.get(0));
            tries.add(Hypothesis.TAG_SEPARATE, name, base, whole);
        }
    }

    /** Attributes of the parcel and members of its body, whether the suite reads them or not. */
    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>(now.bench().incoming().attributes());
        try {
            JsonNode tree = JSON.readTree(now.bench().incoming().body());
            tree.properties().stream()
                    .filter(member -> member.getValue().isTextual())
                    .forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
            return texts;
        } catch (IOException notJson) {
            return texts;
        }
    }
}
