package org.tongqu.sealing.internal.doctor;

import org.tongqu.parcel.Parcel;
import org.tongqu.sealing.SealDiagnosis.Finding;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A message that a partner got wrong, and what the doctor must say.
 *
 * @param expected ids of the findings; with {@code =} and a part of the detail where that matters
 */
record WrongSample(String name, Set<String> expected, Function<Ward, Parcel> made) {
    static final String PERSON = "测试甲";
    static final String PLATE = "浙L0T001";
    static final byte[] XML =
            utf8(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<RESULT><NAME>"
                            + PERSON
                            + "</NAME><PLATE>"
                            + PLATE
                            + "</PLATE><TEL>00000000000</TEL></RESULT>");

    static WrongSample wrong(String name, String expected, Function<Ward, Parcel> made) {
        return new WrongSample(
                name,
                Pattern.compile(" ").splitAsStream(expected).collect(Collectors.toSet()),
                made);
    }

    static Set<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::id).collect(Collectors.toSet());
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return name;
    }
}
