package org.tongqu.sealing;

import org.tongqu.partner.Partner;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.internal.keys.MadeUpKeys;
import org.tongqu.sealing.internal.suite.SecretSizes;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * The keys of a place, and made-up ones in memory for what is not there; to try things out.
 *
 * <p>Nothing is written; what was made up is gone with the object. Thread-safe.
 */
public interface TrialKeys extends KeySource {

    /** The keys below {@code <var>/keys}, completed. */
    static TrialKeys of(Path var, Clock clock) {
        return new MadeUpKeys(var.resolve("keys"), clock, Map.of());
    }

    /** The same for one partner: made-up secrets have the size that its suite asks for. */
    static TrialKeys of(TongquPaths paths, Partner partner, Clock clock) {
        return new MadeUpKeys(paths.keys(), clock, SecretSizes.of(paths, partner));
    }

    /** What had to be made up so far, e.g. {@code hub SM2 SIGN} or {@code secret password}. */
    List<String> madeUp();
}
