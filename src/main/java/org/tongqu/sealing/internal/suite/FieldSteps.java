package org.tongqu.sealing.internal.suite;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Draft;
import org.tongqu.sealing.internal.primitive.CipherAlgorithm;
import org.tongqu.sealing.internal.primitive.Ciphers;
import org.tongqu.sealing.internal.suite.FormSteps.Encoding;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;

/** The steps on single fields of a draft that has fields. */
final class FieldSteps {
    private static final String PAIR = "=";

    private FieldSteps() {}

    static void addTo(Map<String, Function<StepFields, Step>> steps) {
        steps.put("field", FieldSteps::field);
        steps.put("encrypt-fields", FieldSteps::encryptFields);
        steps.put("join-fields", FieldSteps::joinFields);
        steps.put("write-form", FieldSteps::writeForm);
    }

    /** Adds a field at the end, or changes it where it is. */
    private static Step field(StepFields f) {
        String name = f.text("name");
        String from = f.text("from");
        return bench ->
                bench.fields()
                        .put(name, new String(bench.join(List.of(from)), StandardCharsets.UTF_8));
    }

    /** Encrypts each of the named fields that is there; an absent one stays absent. */
    private static Step encryptFields(StepFields f) {
        CipherAlgorithm cipher = f.choice("cipher", CipherAlgorithm.class);
        f.allow("cipher", cipher.isLegacy());
        String key = f.text("key");
        String iv = cipher.ivBytes() == 0 ? "" : f.text("iv");
        List<String> names = f.texts("names");
        Encoding as = f.choice("as", Encoding.class);
        return bench ->
                names.forEach(
                        name ->
                                bench.fields()
                                        .computeIfPresent(
                                                name,
                                                (n, value) ->
                                                        encrypted(
                                                                bench, cipher, key, iv, as,
                                                                value)));
    }

    private static String encrypted(
            Workbench bench,
            CipherAlgorithm cipher,
            String key,
            String iv,
            Encoding as,
            String value) {
        byte[] plain = value.getBytes(bench.charset());
        byte[] sealed = Ciphers.encrypt(cipher, bench.get(key), CryptoSteps.iv(bench, iv), plain);
        return FormSteps.encoded(as, sealed);
    }

    /**
     * {@code name=value} of every field, sorted by name, in the charset of the fields.
     *
     * <p>A value that holds the separator is refused: two messages would have one signature.
     */
    private static Step joinFields(StepFields f) {
        String separator = f.text("at", "&");
        String to = f.text("to");
        return bench -> {
            StringJoiner joined = new StringJoiner(separator);
            new TreeMap<>(bench.fields())
                    .forEach((name, value) -> joined.add(pair(name, value, separator)));
            bench.put(to, joined.toString().getBytes(bench.charset()));
        };
    }

    private static String pair(String name, String value, String separator) {
        if (value.contains(separator)) {
            throw TongquException.atField(
                    ErrorCode.NOT_ENCODABLE, "/" + name, "holds the separator of what is signed");
        }
        return name + PAIR + value;
    }

    /** The fields in their order, percent-encoded in their charset. */
    private static Step writeForm(StepFields f) {
        String to = f.text("to", Workbench.BODY);
        return bench -> bench.put(to, form(bench));
    }

    private static byte[] form(Workbench bench) {
        LinkedHashMap<String, String> ordered = new LinkedHashMap<>(bench.fields());
        return new Draft.Fields(ordered, bench.charset().name()).bytes();
    }
}
