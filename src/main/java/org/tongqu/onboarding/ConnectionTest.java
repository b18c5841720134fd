package org.tongqu.onboarding;

import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.onboarding.internal.connect.Probes;

import java.util.List;

/**
 * Tries a partner's connections, for real and now; leaves nothing behind at the partner.
 *
 * <p>Where the partner can be asked, one question is sent about a report number that cannot exist
 * ({@code TONGQU-CONNECT-TEST}); no report of an accident ever is.
 */
public final class ConnectionTest {
    private final Tools tools;

    /** Tests with these tools. */
    public ConnectionTest(Tools tools) {
        this.tools = tools;
    }

    /**
     * Each connection of the partner, one after the other.
     *
     * @throws TongquException NOT_FOUND: no such partner
     */
    public List<Trial> of(String partner) {
        return new Probes(tools, tools.partners().get(partner)).trials();
    }
}
