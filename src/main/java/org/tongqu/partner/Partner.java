package org.tongqu.partner;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One connected party, as its file in {@code config/partners/} declares it. */
public record Partner(
        String name,
        String titleZh,
        String titleEn,
        PartnerRole role,
        boolean simulated,
        Optional<InsurerCode> insurer,
        Suites suites,
        Optional<String> mapping,
        List<String> emits,
        Delivery delivery,
        List<Connection> connections,
        Keys keys,
        Optional<LegacyAcceptance> acceptLegacy,
        Intake intake) {

    /** A company code in a code system, e.g. CBIT / PICC. */
    public record InsurerCode(String codeSystem, String code) {}

    /** Names of suite files: what the partner's own protocol uses, and Tongqu's own wire suites. */
    public record Suites(Optional<String> parcel, List<String> wire) {}

    /** How deliveries to this partner behave. */
    public record Delivery(
            List<String> needs,
            Proof proof,
            Resend resend,
            int attempts,
            Duration backoffFirst,
            Duration backoffCap,
            Duration answerWithin,
            int concurrency,
            List<ClosedHours> closed) {

        /** The same of a partner that is never closed. */
        public Delivery(
                List<String> needs,
                Proof proof,
                Resend resend,
                int attempts,
                Duration backoffFirst,
                Duration backoffCap,
                Duration answerWithin,
                int concurrency) {
            this(
                    needs,
                    proof,
                    resend,
                    attempts,
                    backoffFirst,
                    backoffCap,
                    answerWithin,
                    concurrency,
                    List.of());
        }

        /** When the partner takes messages again; empty while it takes them. */
        public Optional<Instant> closedUntil(Instant moment) {
            return closed.stream()
                    .flatMap(hours -> hours.endAfter(moment).stream())
                    .max(Comparator.naturalOrder());
        }
    }

    /** The proof that closes a delivery. */
    public enum Proof {
        SIGNED,
        AUTHENTICATED,
        PLAIN
    }

    /** How an unknown outcome is resolved. */
    public enum Resend {
        SAME_ID,
        QUERY_FIRST,
        PARK
    }

    /** One instance of a route template: its name and parameters. */
    public record Connection(String template, Map<String, String> parameters) {}

    /** Files with the partner's public keys (X.509, PEM) and named shared secrets. */
    public record Keys(
            List<String> signing, Optional<String> encryption, Map<String, String> secrets) {}

    /**
     * How long the hub waits for what this partner has yet to tell.
     *
     * @param holdMost statements that may wait at once for the claim they are about
     * @param holdFor how long each of them waits
     * @param pullAttempts attempts to fetch one detail before it is given up
     * @param pullBackoffFirst wait before the second attempt; it doubles
     * @param pullBackoffCap longest wait between attempts
     */
    public record Intake(
            int holdMost,
            Duration holdFor,
            int pullAttempts,
            Duration pullBackoffFirst,
            Duration pullBackoffCap) {

        /** What holds where the partner's file says nothing. */
        public static Intake standard() {
            return new Intake(
                    1000, Duration.ofHours(24), 12, Duration.ofSeconds(5), Duration.ofMinutes(30));
        }
    }

    /**
     * That a suite of class LEGACY is used with this partner, by a decision that ends.
     *
     * @param reason why, as operators read it
     * @param until the first day on which it is refused, in Shanghai
     */
    public record LegacyAcceptance(String reason, LocalDate until) {
        private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
        private static final int SOON_DAYS = 30;

        /** How far a decision is from its end. */
        public enum Stage {
            HOLDS,
            ENDS_SOON,
            ENDED
        }

        /** Whether the decision still holds. */
        public boolean holdsAt(Instant moment) {
            return stageAt(moment) != Stage.ENDED;
        }

        /** Where the decision stands; it ends soon when less than 30 days are left. */
        public Stage stageAt(Instant moment) {
            Instant end = until.atStartOfDay(ZONE).toInstant();
            if (!moment.isBefore(end)) {
                return Stage.ENDED;
            }
            Instant soon = end.minus(Duration.ofDays(SOON_DAYS));
            return moment.isBefore(soon) ? Stage.HOLDS : Stage.ENDS_SOON;
        }

        /** The warning that operators read wherever the partner is shown. */
        public String warningAt(Instant moment) {
            String end =
                    switch (stageAt(moment)) {
                        case HOLDS -> "accepted until " + until;
                        case ENDS_SOON -> "ACCEPTED ONLY UNTIL " + until + ", LESS THAN 30 DAYS";
                        case ENDED -> "REFUSED SINCE " + until;
                    };
            return "LEGACY cryptography " + end + ": " + reason;
        }
    }

    /** Whether this partner may emit the event, e.g. {@code claim.paid} by {@code claim.*}. */
    public boolean mayEmit(String eventName) {
        return EventNames.match(emits, eventName);
    }
}
