package org.tongqu.sealing;

import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Parcel;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.internal.doctor.Practice;
import org.tongqu.sealing.internal.keys.FileKeySource;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds out why bytes of a partner do not verify or decrypt.
 *
 * <p>Works offline, on the steps of the partner's suite, with every key at hand. Sends nothing,
 * records nothing. Takes a bounded time. Thread-safe.
 */
public interface SealDoctor {

    /**
     * What came.
     *
     * @param partner who should have sent it
     * @param message its name in the suite, where it is known
     * @param arrived when it came; now, where it is not known
     */
    record Sample(
            Parcel parcel, String partner, Optional<String> message, Optional<Instant> arrived) {}

    /**
     * For the place of a hub, running or not.
     *
     * @throws TongquException CONFIG_INVALID, KEY_UNAVAILABLE
     */
    static SealDoctor of(TongquPaths paths, Clock clock) {
        return of(
                paths,
                PartnerDirectory.read(paths, UnaryOperator.identity()),
                FileKeySource.open(paths.keys(), false, clock),
                clock);
    }

    /**
     * With keys and partners of one's own.
     *
     * @throws TongquException CONFIG_INVALID
     */
    static SealDoctor of(
            TongquPaths paths, PartnerDirectory partners, KeySource keys, Clock clock) {
        return Practice.of(paths, partners, keys, clock);
    }

    /**
     * What is wrong with it.
     *
     * @throws TongquException NOT_FOUND for an unknown partner
     */
    SealDiagnosis examine(Sample sample);

    /**
     * The suffixes of the files that come beside the partner's, such as {@code .ok}.
     *
     * @throws TongquException NOT_FOUND for an unknown partner
     */
    List<String> companions(String partner);
}
