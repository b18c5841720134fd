package org.tongqu.sealing.internal.doctor;

import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.SealDiagnosis;
import org.tongqu.sealing.SealDoctor;
import org.tongqu.sealing.internal.keys.Signatories;
import org.tongqu.sealing.internal.suite.StepCatalogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** {@link SealDoctor} for a checkout's suites. */
public final class Practice implements SealDoctor {
    private static final String SCHEMA = "schema/suite.schema.json";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<ConfigFile> suites;
    private final PartnerDirectory partners;
    private final KeySource keys;
    private final Clock clock;
    private final Signatories signatories = new Signatories();

    private Practice(
            List<ConfigFile> suites, PartnerDirectory partners, KeySource keys, Clock clock) {
        this.suites = suites;
        this.partners = partners;
        this.keys = keys;
        this.clock = clock;
    }

    /** See {@link SealDoctor#of}. */
    public static SealDoctor of(
            TongquPaths paths, PartnerDirectory partners, KeySource keys, Clock clock) {
        List<ConfigFile> suites =
                ConfigFiles.readAll(paths.home().resolve("security/suites"), SCHEMA);
        return new Practice(suites, partners, keys, clock);
    }

    @Override
    public SealDiagnosis examine(Sample sample) {
        Known known = known(sample.partner(), sample.arrived().orElseGet(clock::instant));
        return new Examination(sample, known, courses(known)).diagnosis();
    }

    @Override
    public List<String> companions(String partner) {
        Known known = known(partner, clock.instant());
        return courses(known).companions(known);
    }

    private Known known(String name, Instant arrived) {
        Partner sender = partners.get(name);
        return new Known(sender, partners.all(), keys, arrived, new Patience(PATIENCE));
    }

    private Courses courses(Known known) {
        Clock then = Clock.fixed(known.arrived(), ZoneOffset.UTC);
        return new Courses(suites, StepCatalogue.of(keys, signatories, then));
    }
}
