package org.tongqu.onboarding;

import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.onboarding.internal.preview.SpeedRun;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerRole;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How many messages per second the mappings translate to bytes, in one thread. */
public final class MappingSpeed {
    private final Tools tools;

    /**
     * One measurement.
     *
     * @param viewBytes of what is translated, as JSON in UTF-8
     * @param messageBytes of what comes out
     * @param cpu time of the one thread, so that what else the machine does counts little
     */
    public record Measured(
            String partner, int viewBytes, int messageBytes, int count, Duration cpu) {

        /** Messages per second of one core. */
        public double perSecond() {
            return count / (cpu.toNanos() / (double) Duration.ofSeconds(1).toNanos());
        }
    }

    /** Measures with these tools. */
    public MappingSpeed(Tools tools) {
        this.tools = tools;
    }

    /**
     * Each insurer's accident-out, over a case that is grown until its view has that size.
     *
     * @param wanted which of the insurers
     * @param caseFile as {@link PartnerPreview} reads it
     * @param viewBytes least size of the view
     * @param lasting of each measurement, after as long a time to warm up
     */
    public List<Measured> of(
            Predicate<Partner> wanted, byte[] caseFile, int viewBytes, Duration lasting) {
        List<Measured> measured = new ArrayList<>();
        tools.partners().all().stream()
                .filter(partner -> partner.role() == PartnerRole.INSURER)
                .filter(partner -> partner.mapping().isPresent())
                .filter(wanted)
                .map(partner -> new SpeedRun(tools, partner, caseFile, viewBytes))
                .forEach(run -> measured.add(run.measured(lasting)));
        return measured;
    }
}
