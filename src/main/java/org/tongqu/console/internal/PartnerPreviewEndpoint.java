package org.tongqu.console.internal;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.mapping.CanonicalEvents;
import org.tongqu.mapping.Translation;
import org.tongqu.onboarding.PartnerPreview;
import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.onboarding.Preview;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.TongquPaths;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What would leave to a partner, as {@code tongqu partner preview} shows it; always masked. */
@Component
@Endpoint(id = "partnerpreview")
class PartnerPreviewEndpoint {

    private final PartnerPreview previews;

    PartnerPreviewEndpoint(
            TongquPaths paths,
            PartnerDirectory partners,
            DisclosurePolicy disclosure,
            CanonicalEvents events,
            Translation translation,
            Clock clock) {
        this.previews =
                new PartnerPreview(
                        new Tools(paths, partners, disclosure, events, translation, clock));
    }

    /** A field that was held back, and the line of the allow-list that did it. */
    record Withheld(String pointer, String rule, String file, int line) {}

    /** A draft; {@code bytes} in Base64. */
    record Text(
            String text,
            String bytes,
            String charset,
            String contentType,
            List<Preview.Field> fields) {

        static Text of(Preview.Text text) {
            return new Text(
                    text.text(),
                    base64(text.bytes()),
                    text.charset(),
                    text.contentType(),
                    text.fields());
        }
    }

    /** What would cross the wire; body and files in Base64. */
    record Sealed(
            String suite, Map<String, String> attributes, String body, Map<String, String> files) {

        static Sealed of(Preview.Sealed sealed) {
            Map<String, String> files = new TreeMap<>();
            sealed.files().forEach((suffix, content) -> files.put(suffix, base64(content)));
            return new Sealed(sealed.suite(), sealed.attributes(), base64(sealed.body()), files);
        }
    }

    /** Each step, as far as it came. */
    record Shown(
            String partner,
            String message,
            String disclosed,
            List<Withheld> withheld,
            Optional<Text> translated,
            Optional<Text> joined,
            Optional<Sealed> sealed,
            List<String> madeUpKeys,
            Optional<String> failure) {}

    /** The way out of the case in {@code caseFile}, JSON as text: docs/onboarding.md says what. */
    @WriteOperation
    Shown preview(@Selector String name, String caseFile) {
        byte[] content = caseFile.getBytes(StandardCharsets.UTF_8);
        Preview preview = previews.preview(name, content, false);
        return new Shown(
                preview.partner(),
                preview.message(),
                preview.disclosed(),
                preview.withheld().stream()
                        .map(
                                w ->
                                        new Withheld(
                                                w.pointer(),
                                                w.rule(),
                                                w.file().toString(),
                                                w.line()))
                        .toList(),
                preview.translated().map(Text::of),
                preview.joined().map(Text::of),
                preview.sealed().map(Sealed::of),
                preview.madeUp(),
                preview.failure().map(f -> f.code() + ": " + f.detail()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
