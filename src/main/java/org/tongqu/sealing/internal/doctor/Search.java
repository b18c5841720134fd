package org.tongqu.sealing.internal.doctor;

import org.tongqu.parcel.Parcel;
import org.tongqu.sealing.internal.suite.Step;
import org.tongqu.sealing.internal.suite.Workbench;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes along a course, and where it stops tries what may differ.
 *
 * <p>Every check of a signature, code, digest or key must hold in the end, so what is found is
 * proven. Each step is first done as agreed; later steps are doubted before earlier ones.
 */
final class Search {
    static final List<Variation> VARIATIONS =
            List.of(
                    new NameVariation(),
                    new DecodeVariation(),
                    new EncodeVariation(),
                    new UnwrapVariation(),
                    new DecryptVariation(),
                    new SignatureVariation(),
                    new MacVariation(),
                    new DigestVariation(),
                    new TimeVariation(),
                    new EnvelopeVariation(),
                    new WireVariation(),
                    new InputVariation());

    private final Parcel parcel;
    private final Known known;
    private final Set<Hypothesis> tried = EnumSet.noneOf(Hypothesis.class);

    Search(Parcel parcel, Known known) {
        this.parcel = parcel;
        this.known = known;
    }

    /** What differs, and what the message says. */
    record Found(Course course, List<Deviation> deviations, byte[] payload) {}

    /** Where a course stops when everything is done as agreed. */
    record Stop(Course course, int index, Situation situation) {
        Stage stage() {
            return course.stages().get(index);
        }
    }

    Set<Hypothesis> tried() {
        return tried;
    }

    /** The message, if at most that many differences explain it. */
    Optional<Found> along(Course course, int differences) {
        Attempt attempt = new Attempt(course);
        return attempt.go(0, start(course), differences, List.of());
    }

    /** How far it comes as agreed. */
    Stop stop(Course course) {
        Situation now = start(course);
        for (int index = 0; index < course.stages().size(); index++) {
            Stage stage = course.stages().get(index);
            Optional<Situation> next = attempt(now, stage.declared(), stage.place());
            if (next.isEmpty()) {
                return new Stop(course, index, now);
            }
            now = next.get();
        }
        return new Stop(course, course.stages().size() - 1, now);
    }

    private Situation start(Course course) {
        return Situation.of(new Workbench(course.sender(), parcel));
    }

    private static Optional<Situation> attempt(Situation now, Step step, String place) {
        return Refused.unlessRefused(() -> now.after(step, place));
    }

    /** One course with the sender's keys. */
    private final class Attempt {
        private final Course course;
        private final Known keys;

        Attempt(Course course) {
            this.course = course;
            this.keys = known.from(course.sender());
        }

        Optional<Found> go(int index, Situation now, int left, List<Deviation> so) {
            if (known.patience().isOver()) {
                return Optional.empty();
            }
            if (index == course.stages().size()) {
                return settled(now, left, so);
            }
            Stage stage = course.stages().get(index);
            return attempt(now, stage.declared(), stage.place())
                    .flatMap(next -> go(index + 1, next, left, so))
                    .or(() -> vary(index, now, left, so))
                    .or(() -> putOff(index, now, left, so));
        }

        private Optional<Found> vary(int index, Situation now, int left, List<Deviation> so) {
            Stage stage = course.stages().get(index);
            return VARIATIONS.stream()
                    .flatMap(
                            variation -> {
                                if (left > 0) {
                                    tried.addAll(variation.tries(stage));
                                }
                                return variation.turns(stage, now, keys, left);
                            })
                    .filter(turn -> turn.cost() <= left)
                    .flatMap(turn -> follow(index, now, turn, left, so).stream())
                    .findFirst();
        }

        private Optional<Found> follow(
                int index, Situation now, Turn turn, int left, List<Deviation> so) {
            Stage stage = course.stages().get(index);
            List<Deviation> further = Deviations.join(so, turn.deviations());
            return attempt(now, turn.step(), stage.place())
                    .flatMap(next -> go(index + 1, next, left - turn.cost(), further));
        }

        /** A signature or code may be over what is only known later, such as the plain text. */
        private Optional<Found> putOff(int index, Situation now, int left, List<Deviation> so) {
            Stage stage = course.stages().get(index);
            boolean can = stage.is("verify") || stage.is("check-mac");
            return can && left > 0 && now.owed().isEmpty()
                    ? go(index + 1, now.owing(stage), left - 1, so)
                    : Optional.empty();
        }

        private Optional<Found> settled(Situation now, int left, List<Deviation> so) {
            byte[] payload = now.bench().get(Workbench.BODY);
            return now.owed()
                    .map(owed -> made(owed, now, left))
                    .orElseGet(() -> Optional.of(List.of()))
                    .map(late -> new Found(course, Deviations.join(so, late), payload));
        }

        private Optional<List<Deviation>> made(Situation.Owed owed, Situation now, int left) {
            List<Situation.Kept> later =
                    now.kept().subList(owed.then().kept().size(), now.kept().size());
            Messages messages = new Messages(owed.stage(), owed.then(), later, known.patience());
            return owed.stage().is("verify")
                    ? SignatureVariation.explain(
                            owed.stage(), owed.then(), keys, left + 1, messages)
                    : MacVariation.explain(owed.stage(), owed.then(), keys, left + 1, messages);
        }
    }
}
