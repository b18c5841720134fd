package org.tongqu.accident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whether two reports are of one accident: a shared plate within ±12 hours is a candidate; only
 * both plates, or a place within 1 km and 30 minutes, decide it without a person.
 */
public final class MergeRule {
    /** How far apart two reports of one accident can be. */
    public static final Duration WINDOW = Duration.ofHours(12);

    private static final Duration CLOSE_IN_TIME = Duration.ofMinutes(30);
    private static final double CLOSE_IN_METRES = 1_000;
    private static final double EARTH_METRES = 6_371_000;

    private MergeRule() {}

    /** What is compared; plates are normalised keys. */
    public record Facts(Set<String> plates, Instant at, Optional<Place> place) {}

    /** A position; only positions of one coordinate system are compared. */
    public record Place(double lon, double lat, String coordSystem) {}

    /** The rule's answer. */
    public enum Verdict {
        SAME,
        POSSIBLE,
        DIFFERENT
    }

    /** Compares two reports; symmetric. */
    public static Verdict judge(Facts one, Facts other) {
        Duration apart = Duration.between(one.at(), other.at()).abs();
        if (apart.compareTo(WINDOW) > 0 || !shareAPlate(one, other)) {
            return Verdict.DIFFERENT;
        }
        boolean bothPlates = one.plates().size() > 1 && one.plates().equals(other.plates());
        boolean near = apart.compareTo(CLOSE_IN_TIME) <= 0 && areNear(one, other);
        return bothPlates || near ? Verdict.SAME : Verdict.POSSIBLE;
    }

    private static boolean shareAPlate(Facts one, Facts other) {
        return one.plates().stream().anyMatch(other.plates()::contains);
    }

    private static boolean areNear(Facts one, Facts other) {
        return one.place().flatMap(a -> other.place().map(b -> areNear(a, b))).orElse(false);
    }

    private static boolean areNear(Place a, Place b) {
        return a.coordSystem().equals(b.coordSystem()) && metres(a, b) <= CLOSE_IN_METRES;
    }

    private static double metres(Place a, Place b) {
        double dLat = Math.toRadians(b.lat() - a.lat());
        double dLon = Math.toRadians(b.lon() - a.lon());
        double h =
                Math.pow(Math.sin(dLat / 2), 2)
                        + Math.cos(Math.toRadians(a.lat()))
                                * Math.cos(Math.toRadians(b.lat()))
                                * Math.pow(Math.sin(dLon / 2), 2);
        return 2 * EARTH_METRES * Math.asin(Math.sqrt(h));
    }
}
