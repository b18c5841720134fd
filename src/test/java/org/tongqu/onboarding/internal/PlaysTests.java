package org.tongqu.onboarding.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongqu.delivery.Trials.Order;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.mapping.Translation.Outcome;
import org.tongqu.onboarding.Conformance.Entry;
import org.tongqu.onboarding.Conformance.Result;
import org.tongqu.onboarding.internal.ScriptedTrials.Answer;
import org.tongqu.partner.Partner;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.Flaw;
import org.tongqu.sealing.Partners;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The catalogue against partners that answer wrongly in ways no simulator does. */
class PlaysTests {
    private static final DisclosurePolicy DISCLOSURE =
            DisclosurePolicy.read(new TongquPaths(Path.of(""), Path.of("var")));

    private final AtomicInteger numbers = new AtomicInteger();

    @Test
    void passAPartnerThatBehaves() {
        assertThat(findings(this::good)).isEmpty();
    }

    @Test
    void nameAPartnerThatTakesWrongSignatures() {
        assertThat(findings(order -> flawed(order, Flaw.WRONG_SIGNATURE) ? taken() : good(order)))
                .containsExactly("C07 accepted-anyway");
    }

    @Test
    void nameAPartnerThatTakesStaleMessages() {
        assertThat(findings(order -> flawed(order, Flaw.STALE_TIME) ? taken() : good(order)))
                .containsExactly("C08 accepted-anyway");
    }

    @Test
    void nameAPartnerThatOpensASecondClaimForARepeat() {
        assertThat(
                        findings(
                                order ->
                                        order.flaw().isEmpty() && insured(order)
                                                ? taken()
                                                : good(order)))
                .containsExactly(
                        "C02 second-claim",
                        "C03 second-claim",
                        "C05 second-claim",
                        "C10 second-claim");
    }

    @Test
    void nameAPartnerThatGivesOneNumberToAll() {
        assertThat(
                        findings(
                                order ->
                                        order.flaw().isEmpty() && insured(order)
                                                ? Answer.accepted("R1")
                                                : good(order)))
                .containsExactly("C11 shared-report-number");
    }

    @Test
    void nameAPartnerThatTakesAnyPolicy() {
        assertThat(findings(order -> insured(order) ? good(order) : taken()))
                .containsExactly("C04 accepted-anyway");
    }

    @Test
    void sendAgainWhatIsToldToWait() {
        AtomicInteger asked = new AtomicInteger();
        ScriptedTrials trials =
                new ScriptedTrials(
                        order ->
                                asked.incrementAndGet() == 1
                                        ? Answer.says(Outcome.RETRY_LATER)
                                        : good(order));
        Verdict verdict = Plays.burst(course(trials));
        assertThat(verdict.isPassed()).isTrue();
        assertThat(verdict.remark().en()).contains("later 1 times");
    }

    @Test
    void takeNoMoreTroubleWithAPartnerThatIsNotThere() {
        ScriptedTrials trials = new ScriptedTrials(order -> Answer.failed("not-reached"));
        List<Entry> entries = play(trials);
        assertThat(entries.get(0).findings()).containsExactly("not-reached");
        assertThat(entries.subList(1, entries.size()))
                .allMatch(e -> e.result() == Result.NOT_RUN || e.result() == Result.NOT_APPLICABLE);
        assertThat(trials.orders()).hasSize(1);
    }

    private Answer good(Order order) {
        if (order.flaw().isPresent()) {
            return Answer.says(Outcome.REFUSED);
        }
        return insured(order)
                ? Answer.accepted("R" + order.line().accidentNo())
                : Answer.says(Outcome.NOT_INSURED);
    }

    private Answer taken() {
        return Answer.accepted("R" + numbers.incrementAndGet());
    }

    private static boolean flawed(Order order, Flaw flaw) {
        return order.flaw().equals(Optional.of(flaw));
    }

    private static boolean insured(Order order) {
        return !order.view().tree().toString().contains("TEST-NOT-INSURED");
    }

    private static List<String> findings(Function<Order, Answer> partner) {
        return findings(play(new ScriptedTrials(partner)));
    }

    private static List<String> findings(List<Entry> entries) {
        return entries.stream()
                .flatMap(e -> e.findings().stream().map(f -> e.number() + " " + f))
                .toList();
    }

    @Test
    void askForALostAnswerWhereThatIsAgreed() {
        AtomicInteger sent = new AtomicInteger();
        ScriptedTrials trials =
                new ScriptedTrials(
                        order ->
                                sent.incrementAndGet() == 3
                                        ? Answer.failed("timeout")
                                        : good(order));
        assertThat(findings(play(trials, Partner.Resend.QUERY_FIRST))).isEmpty();
        assertThat(trials.orders())
                .filteredOn(Order::question)
                .as("the lost one of C05, and that of C10")
                .hasSize(2);
    }

    @Test
    void nameAPartnerThatLosesEveryAnswerHoweverItIsAsked() {
        ScriptedTrials trials =
                new ScriptedTrials(
                        order -> order.question() ? good(order) : Answer.failed("timeout"));
        assertThat(findings(play(trials, Partner.Resend.QUERY_FIRST)))
                .containsExactly("C01 timeout");
    }

    private static List<Entry> play(ScriptedTrials trials) {
        return play(trials, Partner.Resend.SAME_ID);
    }

    private static List<Entry> play(ScriptedTrials trials, Partner.Resend resend) {
        List<Entry> entries = new ArrayList<>();
        Player player = new Player(course(trials, resend), Clock.systemUTC(), entries::add);
        Catalogue.entries().forEach(player::play);
        return entries;
    }

    private static Course course(ScriptedTrials trials) {
        return course(trials, Partner.Resend.SAME_ID);
    }

    private static Course course(ScriptedTrials trials, Partner.Resend resend) {
        Partner partner = Partners.resending("insurer-sim", resend);
        Terms terms =
                new Terms(
                        partner,
                        Way.CALL,
                        EnumSet.allOf(Flaw.class),
                        "DEMO-TEST-1",
                        Optional.of(Duration.ofMillis(200)));
        return new Course(terms, trials, DISCLOSURE, Clock.systemUTC());
    }
}
