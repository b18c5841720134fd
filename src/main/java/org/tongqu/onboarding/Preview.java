package org.tongqu.onboarding;

import org.tongqu.failure.TongquException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would leave to one partner: each step of the way out, as far as it came.
 *
 * @param message name in the partner's mapping, as exchange.yaml says
 * @param disclosed the view, as indented JSON
 * @param translated what mapping made of it; empty where it did not come so far
 * @param joined the file of a batch partner, with this one record in it
 * @param sealed what would cross the wire
 * @param madeUp keys that are not there and were made up for this preview
 * @param failure what stopped it
 */
public record Preview(
        String partner,
        String message,
        String disclosed,
        List<Withheld> withheld,
        Optional<Text> translated,
        Optional<Text> joined,
        Optional<Sealed> sealed,
        List<String> madeUp,
        Optional<TongquException> failure) {

    /**
     * A field that does not pass, or not as it was.
     *
     * @param rule {@code not-listed}, {@code only}, or the mask
     * @param file of the recipient's role, with the line of the rule
     */
    public record Withheld(String pointer, String rule, Path file, int line) {}

    /**
     * A draft in the partner's shape.
     *
     * @param bytes as they are, or masked
     * @param fields where the fields lie; nothing where the format is not of fixed width
     */
    public record Text(
            byte[] bytes, String charset, String contentType, String text, List<Field> fields) {}

    /** A field of fixed width. */
    public record Field(int offset, int length, String name, String hex, String text) {}

    /**
     * The sealed parcel; file names are suffixes.
     *
     * @param charset of what the suite leaves in clear
     */
    public record Sealed(
            String suite,
            Map<String, String> attributes,
            byte[] body,
            Map<String, byte[]> files,
            String charset) {}
}
