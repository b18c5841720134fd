package org.tongqu.onboarding.internal;

import org.tongqu.delivery.RecordedDeliveries.Recorded;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.Rehearsals.Rehearsal;
import org.tongqu.mapping.Rehearsals.Translated;
import org.tongqu.onboarding.Backtest.Change;
import org.tongqu.onboarding.Backtest.Difference;
import org.tongqu.onboarding.Backtest.Outcome;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what differs between two mappings; keeps masked values only. */
final class BacktestTally {
    private static final int SHOWN = 100;
    private static final String BYTES = "(bytes)";

    private final String partner;
    private final Map<String, Integer> fields = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private int same;
    private int different;
    private int parked;
    private int freed;

    BacktestTally(String partner) {
        this.partner = partner;
    }

    /** What one mapping makes of a view: fields and bytes, or why it cannot. */
    private record Side(Optional<Translated> made, Optional<String> failure) {
        static Side of(Recorded one, Rehearsal mapping) {
            try {
                return new Side(
                        Optional.of(mapping.translate(one.message(), one.view(), one.references())),
                        Optional.empty());
            } catch (TongquException e) {
                return new Side(Optional.empty(), Optional.of(e.code().name()));
            }
        }
    }

    void add(Recorded one, Rehearsal before, Rehearsal after) {
        Side old = Side.of(one, before);
        Side changed = Side.of(one, after);
        List<Change> changes = changes(old, changed);
        if (changes.isEmpty() && old.failure().equals(changed.failure())) {
            same++;
            return;
        }
        different++;
        parked += old.failure().isEmpty() && changed.failure().isPresent() ? 1 : 0;
        freed += old.failure().isPresent() && changed.failure().isEmpty() ? 1 : 0;
        changes.forEach(c -> fields.merge(c.field(), 1, Integer::sum));
        if (differences.size() < SHOWN) {
            differences.add(
                    new Difference(
                            one.deliveryId(),
                            one.accidentNo(),
                            one.message(),
                            old.failure(),
                            changed.failure(),
                            changes));
        }
    }

    private static List<Change> changes(Side old, Side changed) {
        if (old.made().isEmpty() || changed.made().isEmpty()) {
            return List.of();
        }
        Translated was = old.made().get();
        Translated is = changed.made().get();
        TreeSet<String> names = new TreeSet<>(was.fields().keySet());
        names.addAll(is.fields().keySet());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            Optional<String> from = Optional.ofNullable(was.fields().get(name));
            Optional<String> to = Optional.ofNullable(is.fields().get(name));
            if (!from.equals(to)) {
                changes.add(change(name, from, to));
            }
        }
        if (changes.isEmpty() && !Arrays.equals(was.bytes(), is.bytes())) {
            int at = Arrays.mismatch(was.bytes(), is.bytes());
            changes.add(
                    new Change(
                            BYTES,
                            Optional.of(was.bytes().length + " bytes"),
                            Optional.of(is.bytes().length + " bytes, from offset " + at)));
        }
        return changes;
    }

    /** Masked; where both look alike, it is said that they are not. */
    private static Change change(String name, Optional<String> from, Optional<String> to) {
        Optional<String> before = from.map(Masking::of);
        Optional<String> after = to.map(Masking::of);
        return new Change(
                name, before, before.equals(after) ? after.map(text -> text + " (≠)") : after);
    }

    Outcome outcome(int deliveries) {
        return new Outcome(
                partner,
                deliveries,
                same,
                different,
                parked,
                freed,
                Map.copyOf(fields),
                List.copyOf(differences));
    }
}
