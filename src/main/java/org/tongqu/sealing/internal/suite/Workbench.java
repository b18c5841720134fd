package org.tongqu.sealing.internal.suite;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.Flaw;
import org.tongqu.sealing.ParcelSealing.Nonce;
import org.tongqu.sealing.ParcelSealing.Opened;
import org.tongqu.sealing.internal.Freshness;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the steps of one suite work on: named byte strings, and the parcel in the making. */
public final class Workbench {
    /** The slot of what was sent, and of what it says in the end. */
    public static final String BODY = "body";

    private final Partner partner;
    private final Parcel incoming;
    private final Map<String, byte[]> slots = new HashMap<>();
    private final LinkedHashMap<String, String> fields = new LinkedHashMap<>();
    private Charset charset = StandardCharsets.UTF_8;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<Parcel.CompanionFile> companions = new ArrayList<>();
    private Partner.Proof proof = Partner.Proof.PLAIN;
    private Optional<Flaw> flaw = Optional.empty();
    private Duration replayable = Freshness.WINDOW;

    /** A bench with the parcel's body on it. */
    public Workbench(Partner partner, Parcel incoming) {
        this.partner = partner;
        this.incoming = incoming;
        slots.put(BODY, incoming.body());
    }

    /** Takes the fields of a draft, for the steps that work on single ones. */
    void put(Draft.Fields draft) {
        fields.putAll(draft.values());
        charset = Charset.forName(draft.charset());
    }

    /** The fields in their order, to be changed. */
    Map<String, String> fields() {
        return fields;
    }

    /** The charset of the fields. */
    Charset charset() {
        return charset;
    }

    /** Tells the steps to seal wrongly, for a conformance run. */
    void flaw(Optional<Flaw> wanted) {
        flaw = wanted;
        if (has(Flaw.GARBAGE)) {
            put(BODY, FlawedSteps.GARBAGE);
            put("plain", FlawedSteps.GARBAGE);
            if (!fields.isEmpty()) {
                fields.clear();
                fields.put("garbage", new String(FlawedSteps.GARBAGE, StandardCharsets.UTF_8));
            }
        }
    }

    boolean has(Flaw asked) {
        return flaw.filter(asked::equals).isPresent();
    }

    /** The same again, to try something on. */
    public Workbench copy() {
        Workbench copy = new Workbench(partner, incoming);
        copy.slots.putAll(slots);
        copy.attributes.putAll(attributes);
        copy.companions.addAll(companions);
        copy.fields.putAll(fields);
        copy.charset = charset;
        copy.flaw = flaw;
        copy.proof = proof;
        return copy;
    }

    /** What lies on it now, by slot. */
    public Map<String, byte[]> slots() {
        return Map.copyOf(slots);
    }

    Partner partner() {
        return partner;
    }

    /** What came, as it came. */
    public Parcel incoming() {
        return incoming;
    }

    /** Fills a slot. */
    public void put(String slot, byte[] value) {
        slots.put(slot, value);
    }

    void put(String slot, String text) {
        put(slot, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a slot holds. */
    public byte[] get(String slot) {
        byte[] value = slots.get(slot);
        if (value == null) {
            throw new TongquException(ErrorCode.CONFIG_INVALID, "no step made " + slot);
        }
        return value;
    }

    String text(String slot) {
        return new String(get(slot), StandardCharsets.UTF_8);
    }

    /** Parts one after the other: {@code 'literal'} or the name of a slot. */
    public byte[] join(List<String> parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        parts.forEach(part -> joined.writeBytes(part(part)));
        return joined.toByteArray();
    }

    private byte[] part(String part) {
        boolean literal = part.length() >= 2 && part.startsWith("'") && part.endsWith("'");
        return literal
                ? part.substring(1, part.length() - 1).getBytes(StandardCharsets.UTF_8)
                : get(part);
    }

    void attribute(String name, String value) {
        attributes.put(name, value);
    }

    void companion(String suffix, byte[] content) {
        companions.add(new Parcel.CompanionFile(suffix, content));
    }

    /** A proof was checked; the strongest one counts. */
    void proven(Partner.Proof checked) {
        if (checked.compareTo(proof) < 0) {
            proof = checked;
        }
    }

    /** How long a copy of this parcel would still pass for fresh. */
    void replayableFor(Duration time) {
        replayable = time;
    }

    Parcel parcel() {
        byte[] body = get(BODY);
        return new Parcel(
                has(Flaw.CHANGED_BODY) ? FlawedSteps.spoiled(body) : body, attributes, companions);
    }

    Opened opened() {
        return new Opened(
                get(BODY),
                proof,
                Optional.ofNullable(slots.get("nonce"))
                        .map(n -> new String(n, StandardCharsets.UTF_8))
                        .map(n -> new Nonce(n, replayable.plus(Freshness.WINDOW.multipliedBy(2)))));
    }

    static TongquException malformed(String what) {
        return new TongquException(ErrorCode.ENVELOPE_MALFORMED, what);
    }
}
