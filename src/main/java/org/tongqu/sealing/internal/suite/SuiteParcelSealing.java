package org.tongqu.sealing.internal.suite;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Draft;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;
import org.tongqu.partner.Partner;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.Flaw;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.ParcelSealing;
import org.tongqu.sealing.internal.keys.Signatories;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs the suites of {@code security/suites/}, read and checked at start. */
@Component
public final class SuiteParcelSealing implements ParcelSealing {
    private static final String SCHEMA = "schema/suite.schema.json";

    private final Map<String, Suite> suites = new HashMap<>();

    private final Clock clock;

    SuiteParcelSealing(TongquPaths paths, StepCatalogue catalogue, Clock clock) {
        this.clock = clock;
        for (ConfigFile file :
                ConfigFiles.readAll(paths.home().resolve("security/suites"), SCHEMA)) {
            Suite suite = Suite.of(file, catalogue);
            suites.put(suite.name(), suite);
        }
    }

    /** The suites of a checkout, with keys of one's own. */
    public static ParcelSealing read(TongquPaths paths, KeySource keys, Clock clock) {
        Signatories signatories = new Signatories();
        StepCatalogue catalogue =
                new StepCatalogue(
                        new CryptoSteps(keys, signatories),
                        new EnvelopeSteps(keys, signatories),
                        new TimeSteps(clock));
        return new SuiteParcelSealing(paths, catalogue, clock);
    }

    @Override
    public Parcel seal(Draft draft, Partner recipient, String message, Context context) {
        Workbench bench = new Workbench(recipient, Parcel.of(draft.bytes()));
        bench.put("plain", draft.bytes());
        bench.put("$contentType", draft.contentType());
        context.references().forEach((name, value) -> bench.put("$" + name, value));
        if (draft instanceof Draft.Body body) {
            body.attributes().forEach((name, value) -> bench.put("$" + name, value));
        } else if (draft instanceof Draft.Fields fields) {
            bench.put(fields);
        }
        bench.flaw(context.flaw());
        run(suite(recipient).sealing(message), bench);
        return bench.parcel();
    }

    @Override
    public Opened open(Parcel parcel, Partner sender, String message) {
        Workbench bench = new Workbench(sender, parcel);
        run(suite(sender).opening(message), bench);
        Opened opened = bench.opened();
        requireDeclared(opened, sender);
        return opened;
    }

    @Override
    public Set<Flaw> flaws(Partner recipient, String message) {
        return suite(recipient).flaws(message);
    }

    /** Nothing weaker than the proof that the partner's file declares proves anything. */
    private static void requireDeclared(Opened opened, Partner sender) {
        if (opened.proof().compareTo(sender.delivery().proof()) > 0) {
            throw new TongquException(
                    ErrorCode.PARTNER_UNREADABLE,
                    "the parcel's proof is weaker than the file of " + sender.name() + " declares");
        }
    }

    private Suite suite(Partner partner) {
        String name = partner.suites().parcel().orElse("-");
        Suite suite = suites.get(name);
        if (suite == null) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID,
                    partner.name() + " names the suite " + name + ", which is not there");
        }
        if (suite.legacy() && !acceptsLegacy(partner)) {
            throw new TongquException(
                    ErrorCode.LEGACY_NOT_ACCEPTED,
                    name + " is LEGACY, and the file of " + partner.name() + " does not accept it");
        }
        return suite;
    }

    private boolean acceptsLegacy(Partner partner) {
        return partner.acceptLegacy().filter(a -> a.holdsAt(clock.instant())).isPresent();
    }

    private static void run(List<Step> steps, Workbench bench) {
        steps.forEach(step -> step.run(bench));
    }
}
