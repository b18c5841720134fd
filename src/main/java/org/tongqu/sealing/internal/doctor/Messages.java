package org.tongqu.sealing.internal.doctor;

import org.tongqu.sealing.internal.suite.Workbench;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that a signature, code or digest may have been computed over. */
final class Messages {
    private static final int PERMUTED_PARTS = 5;
    private static final List<String> SEPARATORS = List.of("", "\n", "|", "&", ",", ".", ";", " ");

    private final Stage stage;
    private final Situation now;
    private final List<String> over;
    private final List<Situation.Kept> kept;
    private final Patience patience;

    /** For the check of that stage. */
    Messages(Stage stage, Situation now, Patience patience) {
        this(stage, now, now.kept(), patience);
    }

    /** With other values to choose parts from. */
    Messages(Stage stage, Situation now, List<Situation.Kept> kept, Patience patience) {
        this.patience = patience;
        this.stage = stage;
        this.now = now;
        this.over = stage.texts("over");
        this.kept = kept;
    }

    /** These hypotheses, and all about the bytes that were signed. */
    static Set<Hypothesis> with(Hypothesis... further) {
        Set<Hypothesis> all = EnumSet.range(Hypothesis.OVER_OTHER_PART, Hypothesis.OVER_SEPARATOR);
        all.addAll(List.of(further));
        return all;
    }

    /** What was agreed first, then what differs by up to that much. */
    Stream<Message> upTo(int differences) {
        Message agreed = new Message(List.of(), join(over));
        if (differences == 0) {
            return Stream.of(agreed);
        }
        Stream<Message> once = Stream.concat(Stream.of(agreed), once(agreed));
        return differences == 1
                ? once.takeWhile(message -> !patience.isOver())
                : Stream.concat(once, once(agreed).flatMap(this::rewritten))
                        .takeWhile(message -> !patience.isOver());
    }

    private Stream<Message> once(Message agreed) {
        return Stream.of(rewritten(agreed), others(), ordered(), separated(), partly())
                .flatMap(messages -> messages);
    }

    private Stream<Message> rewritten(Message message) {
        return Rewriting.ALL.stream()
                .flatMap(
                        rewriting ->
                                rewriting
                                        .of(message.bytes())
                                        .map(
                                                bytes ->
                                                        message.with(
                                                                stage.deviation(
                                                                        rewriting.hypothesis(),
                                                                        rewriting.detail()),
                                                                bytes)));
    }

    private Stream<Message> others() {
        return kept.stream().map(value -> other(value.label(), value.bytes()));
    }

    private Message other(String label, byte[] bytes) {
        return new Message(List.of(stage.deviation(Hypothesis.OVER_OTHER_PART, label)), bytes);
    }

    private Stream<Message> ordered() {
        List<String> slots = over.stream().filter(part -> !isLiteral(part)).toList();
        if (slots.size() < 2 || slots.size() > PERMUTED_PARTS) {
            return Stream.empty();
        }
        return Permutations.of(slots).stream()
                .filter(order -> !order.equals(slots))
                .map(
                        order ->
                                new Message(
                                        List.of(
                                                stage.deviation(
                                                        Hypothesis.OVER_ORDER,
                                                        String.join(", ", order))),
                                        join(placed(order))));
    }

    private List<String> placed(List<String> order) {
        List<String> parts = new ArrayList<>();
        int next = 0;
        for (String part : over) {
            parts.add(isLiteral(part) ? part : order.get(next++));
        }
        return parts;
    }

    private Stream<Message> separated() {
        List<String> slots = over.stream().filter(part -> !isLiteral(part)).toList();
        if (over.size() < 2) {
            return Stream.empty();
        }
        return SEPARATORS.stream()
                .flatMap(
                        separator ->
                                Stream.of(
                                        separated(between(slots, separator), separator),
                                        separated(instead("\n", separator), separator),
                                        separated(instead("|", separator), separator)));
    }

    private Message separated(List<String> parts, String separator) {
        String shown = "'" + separator.replace("\n", "\\n") + "'";
        return new Message(List.of(stage.deviation(Hypothesis.OVER_SEPARATOR, shown)), join(parts));
    }

    /** The literals with another separator in them. */
    private List<String> instead(String agreed, String separator) {
        return over.stream()
                .map(part -> isLiteral(part) ? part.replace(agreed, separator) : part)
                .toList();
    }

    private static List<String> between(List<String> slots, String separator) {
        List<String> parts = new ArrayList<>();
        for (String slot : slots) {
            if (!parts.isEmpty()) {
                parts.add("'" + separator + "'");
            }
            parts.add(slot);
        }
        return parts;
    }

    /** One part of several is another value, or is written otherwise. */
    private Stream<Message> partly() {
        if (over.size() < 2) {
            return Stream.empty();
        }
        Set<String> slots = new LinkedHashSet<>(over);
        slots.removeIf(Messages::isLiteral);
        return slots.stream().flatMap(this::partly);
    }

    private Stream<Message> partly(String slot) {
        Stream<Message> replaced =
                kept.stream()
                        .map(
                                value ->
                                        new Message(
                                                List.of(
                                                        stage.deviation(
                                                                Hypothesis.OVER_OTHER_PART,
                                                                slot + " ← " + value.label())),
                                                joinWith(slot, value.bytes())));
        Stream<Message> rewritten =
                Rewriting.ALL.stream()
                        .flatMap(
                                rewriting ->
                                        rewriting
                                                .of(now.bench().get(slot))
                                                .map(
                                                        bytes ->
                                                                new Message(
                                                                        List.of(
                                                                                stage.deviation(
                                                                                        rewriting
                                                                                                .hypothesis(),
                                                                                        slot
                                                                                                + ": "
                                                                                                + rewriting
                                                                                                        .detail())),
                                                                        joinWith(slot, bytes))));
        return Stream.concat(replaced, rewritten);
    }

    private byte[] join(List<String> parts) {
        return now.bench().join(parts);
    }

    private byte[] joinWith(String slot, byte[] value) {
        Workbench bench = now.bench();
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (String part : over) {
            joined.writeBytes(part.equals(slot) ? value : bench.join(List.of(part)));
        }
        return joined.toByteArray();
    }

    private static boolean isLiteral(String part) {
        return part.length() >= 2 && part.startsWith("'") && part.endsWith("'");
    }
}
