package org.tongqu.onboarding.internal.preview;

import org.tongqu.disclosure.DisclosedView;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.onboarding.Preview;
import org.tongqu.onboarding.Preview.Sealed;
import org.tongqu.onboarding.Preview.Text;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerRole;
import org.tongqu.sealing.TrialKeys;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One preview: each step is kept, until one fails. */
public final class PreviewRun {
    private final Tools tools;
    private final Partner partner;
    private final TrialKeys keys;
    private Optional<Draft> translated = Optional.empty();
    private Optional<Draft> joined = Optional.empty();
    private Optional<Parcel> sealed = Optional.empty();

    public PreviewRun(Tools tools, Partner partner) {
        this.tools = tools;
        this.partner = partner;
        this.keys = TrialKeys.of(tools.paths(), partner, tools.clock());
    }

    /** Everything that would leave. */
    public Preview of(byte[] caseFile, boolean reveal) {
        String message = message();
        CaseFile given = CaseFile.read(caseFile, tools.events());
        DisclosedView view = view(given);
        Optional<TongquException> failure = tryAll(given, view, message);
        List<String> madeUp = keys.madeUp();
        Masking masking = Masking.of(given.document().tree(), secrets(), reveal);
        return new Preview(
                partner.name(),
                message,
                masking.text(view.tree().toPrettyString(), StandardCharsets.UTF_8),
                new WithheldRules(tools.paths()).of(view, partner.role()),
                translated.map(draft -> text(draft, message, masking)),
                joined.map(draft -> text(draft, Outgoing.FILE, masking)),
                sealed.map(parcel -> shown(parcel, message, masking)),
                madeUp,
                failure);
    }

    private String message() {
        return new Exchange(tools.paths())
                .sentTo(partner)
                .orElseThrow(
                        () ->
                                new TongquException(
                                        ErrorCode.REQUEST_INVALID,
                                        "config/exchange.yaml sends nothing to " + partner.name()));
    }

    private DisclosedView view(CaseFile given) {
        return partner.role() == PartnerRole.INSURER
                ? tools.disclosure().forInsurer(given.document().tree(), given.line(partner))
                : tools.disclosure().forPolice(given.document().tree());
    }

    private Optional<TongquException> tryAll(CaseFile given, DisclosedView view, String message) {
        try {
            requireLiability(given);
            Outgoing outgoing = new Outgoing(tools, partner, keys, given);
            translated = Optional.of(outgoing.translated(view, message));
            joined = outgoing.joined(translated.get());
            sealed = Optional.of(outgoing.sealed(joined.orElse(translated.get()), message));
            return Optional.empty();
        } catch (TongquException failed) {
            return Optional.of(failed);
        }
    }

    private void requireLiability(CaseFile given) {
        if (partner.delivery().needs().contains("liability") && !given.hasLiability()) {
            throw new TongquException(
                    ErrorCode.REQUEST_INVALID,
                    "nothing leaves yet: "
                            + partner.name()
                            + " needs the liability, and the case has no liability.determined");
        }
    }

    /** What must not be shown even to the operator. */
    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        for (String name : partner.keys().secrets().keySet()) {
            secrets.add(new String(keys.secret(partner, name), StandardCharsets.UTF_8));
        }
        return secrets;
    }

    private Text text(Draft draft, String message, Masking masking) {
        if (draft instanceof Draft.Fields fields) {
            return text(fields, masking);
        }
        Draft.Body body = (Draft.Body) draft;
        Charset charset = new Exchange(tools.paths()).charset(partner, message);
        byte[] shown = masking.bytes(body.bytes(), charset);
        List<Preview.Field> fields =
                tools.translation().knows(partner, message)
                        ? FieldTable.of(
                                tools.translation().spans(partner, message, shown), shown, charset)
                        : List.of();
        return new Text(
                shown, charset.name(), body.contentType(), new String(shown, charset), fields);
    }

    private static Text text(Draft.Fields fields, Masking masking) {
        Charset charset = Charset.forName(fields.charset());
        String lines =
                fields.values().entrySet().stream()
                        .map(field -> field.getKey() + ": " + field.getValue())
                        .collect(Collectors.joining("\n"));
        String shown = masking.text(lines, charset);
        return new Text(shown.getBytes(charset), charset.name(), "named fields", shown, List.of());
    }

    private Sealed shown(Parcel parcel, String message, Masking masking) {
        Charset charset = new Exchange(tools.paths()).charset(partner, message);
        Map<String, String> attributes = new TreeMap<>();
        parcel.attributes()
                .forEach((k, v) -> attributes.put(k, masking.text(v, StandardCharsets.UTF_8)));
        Map<String, byte[]> files = new TreeMap<>();
        parcel.companions()
                .forEach(
                        file ->
                                files.put(
                                        file.suffix(),
                                        masking.bytes(file.content(), StandardCharsets.UTF_8)));
        String suite =
                partner.suites()
                        .parcel()
                        .or(() -> partner.suites().wire().stream().findFirst())
                        .orElse("-");
        return new Sealed(
                suite, attributes, masking.bytes(parcel.body(), charset), files, charset.name());
    }
}
