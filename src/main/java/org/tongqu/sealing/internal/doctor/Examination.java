package org.tongqu.sealing.internal.doctor;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.SealDiagnosis;
import org.tongqu.sealing.SealDiagnosis.Finding;
import org.tongqu.sealing.SealDiagnosis.Verdict;
import org.tongqu.sealing.SealDoctor.Sample;
import org.tongqu.sealing.internal.doctor.Search.Found;
import org.tongqu.sealing.internal.doctor.Search.Stop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One sample: as agreed, with one difference, as another message, suite or partner, with two. */
final class Examination {
    private static final int MOST_DIFFERENCES = 2;
    private static final Set<Hypothesis> CUT =
            Set.of(Hypothesis.SEEN_MISSING, Hypothesis.SEEN_TRUNCATED);

    private final long began = System.nanoTime();
    private final Known known;
    private final Courses courses;
    private final Search search;
    private final List<Course> agreed;

    Examination(Sample sample, Known known, Courses courses) {
        this.known = known;
        this.courses = courses;
        this.search = new Search(sample.parcel(), known);
        this.agreed = courses.agreed(known, sample.message());
    }

    SealDiagnosis diagnosis() {
        if (agreed.isEmpty()) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID,
                    "partner " + known.sender().name() + " names no suite that is there");
        }
        return along(agreed, 0)
                .or(() -> along(agreed, 1))
                .or(this::foreign)
                .or(() -> along(agreed, MOST_DIFFERENCES))
                .map(this::explained)
                .orElseGet(this::unexplained);
    }

    private Optional<Found> along(List<Course> some, int differences) {
        return some.stream()
                .flatMap(course -> search.along(course, differences).stream())
                .findFirst();
    }

    private Optional<Found> foreign() {
        return along(courses.others(known, agreed), 0)
                .map(found -> with(found, messageOrSuite(found.course())))
                .or(this::fromAnother);
    }

    private Optional<Found> fromAnother() {
        return known.partners().stream()
                .filter(partner -> !partner.name().equals(known.sender().name()))
                .flatMap(partner -> by(partner).stream())
                .findFirst();
    }

    private Optional<Found> by(Partner partner) {
        List<Course> theirs =
                courses.agreed(known.from(partner), Optional.empty()).stream()
                        .filter(Course::proves)
                        .toList();
        return along(theirs, 0)
                .map(found -> with(found, deviation(Hypothesis.PARTNER_OTHER, partner.name())));
    }

    private Deviation messageOrSuite(Course course) {
        boolean own = agreed.stream().anyMatch(a -> a.suite().equals(course.suite()));
        return own
                ? deviation(Hypothesis.MESSAGE_OTHER, course.message())
                : deviation(Hypothesis.SUITE_OTHER, course.suite() + " " + course.message());
    }

    private static Deviation deviation(Hypothesis hypothesis, String detail) {
        return new Deviation(hypothesis, "-", detail);
    }

    private static Found with(Found found, Deviation first) {
        List<Deviation> all = Deviations.join(List.of(first), found.deviations());
        return new Found(found.course(), all, found.payload());
    }

    private SealDiagnosis explained(Found found) {
        List<Deviation> all = new ArrayList<>(found.deviations());
        Charsets.differing(found.payload()).ifPresent(all::add);
        Optional<String> stop =
                found.deviations().isEmpty()
                        ? Optional.empty()
                        : Optional.of(furthest().stage().place());
        return diagnosis(
                all.isEmpty() ? Verdict.RIGHT : Verdict.EXPLAINED,
                found.course(),
                all,
                stop,
                Optional.of(found.payload()));
    }

    private SealDiagnosis unexplained() {
        Stop stop = furthest();
        Deviation seen = Seen.at(stop);
        return diagnosis(
                CUT.contains(seen.hypothesis()) ? Verdict.SUSPECTED : Verdict.UNEXPLAINED,
                stop.course(),
                List.of(seen),
                Optional.of(stop.stage().place()),
                Optional.empty());
    }

    private Stop furthest() {
        return agreed.stream()
                .map(search::stop)
                .max(Comparator.comparingInt(Stop::index))
                .orElseThrow();
    }

    private SealDiagnosis diagnosis(
            Verdict verdict,
            Course course,
            List<Deviation> deviations,
            Optional<String> stop,
            Optional<byte[]> payload) {
        boolean right = verdict == Verdict.RIGHT;
        Stream<String> tried = search.tried().stream().map(Hypothesis::id);
        return new SealDiagnosis(
                verdict,
                course.suite(),
                course.message(),
                deviations.stream().map(Examination::finding).toList(),
                stop,
                right ? List.of() : tried.toList(),
                !known.patience().isOver(),
                Duration.ofNanos(System.nanoTime() - began),
                payload);
    }

    private static Finding finding(Deviation deviation) {
        Hypothesis hypothesis = deviation.hypothesis();
        return new Finding(
                hypothesis.id(),
                deviation.place(),
                deviation.detail(),
                hypothesis.zh(),
                hypothesis.en(),
                hypothesis.mendZh(),
                hypothesis.mendEn());
    }
}
