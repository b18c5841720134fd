package org.tongqu.onboarding;

import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.CanonicalEvents;
import org.tongqu.mapping.Translation;
import org.tongqu.onboarding.internal.preview.PreviewRun;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.TongquPaths;

import java.time.Clock;
import java.util.function.UnaryOperator;

/** Shows what would leave to a partner, step by step; nothing is sent or stored. */
public final class PartnerPreview {

    /**
     * What previews are made with.
     *
     * <p>Keys are those of the place; what is not there is made up in memory.
     */
    public record Tools(
            TongquPaths paths,
            PartnerDirectory partners,
            DisclosurePolicy disclosure,
            CanonicalEvents events,
            Translation translation,
            Clock clock) {

        /**
         * Those of a checkout, without starting the hub.
         *
         * @throws TongquException CONFIG_INVALID, naming file, line and field
         */
        public static Tools read(
                TongquPaths paths, UnaryOperator<String> placeholders, Clock clock) {
            return new Tools(
                    paths,
                    PartnerDirectory.read(paths, placeholders),
                    DisclosurePolicy.read(paths),
                    CanonicalEvents.read(paths, clock),
                    Translation.read(paths, clock),
                    clock);
        }
    }

    private final Tools tools;

    /** Previews with these tools. */
    public PartnerPreview(Tools tools) {
        this.tools = tools;
    }

    /**
     * The way out of one case to one partner.
     *
     * @param caseFile events of the case, and which vehicle and policy it is about: docs/onboarding
     * @param reveal whether personal data is shown; secrets never are
     * @throws TongquException NOT_FOUND: no such partner; REQUEST_INVALID: no case file; whatever
     *     the events are refused for
     */
    public Preview preview(String partner, byte[] caseFile, boolean reveal) {
        return new PreviewRun(tools, tools.partners().get(partner)).of(caseFile, reveal);
    }
}
