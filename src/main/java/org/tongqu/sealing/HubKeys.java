package org.tongqu.sealing;

import org.tongqu.sealing.internal.keys.HubKeyGeneration;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/** Makes the hub's own keys under {@code <var>/keys}. */
public final class HubKeys {
    private HubKeys() {}

    /** What the keys are for; it is written into their certificates and cannot be changed later. */
    public enum Purpose {
        /**
         * Keys for a trial; with {@code tongqu.production=true} the hub refuses to start on them.
         */
        DEVELOPMENT,
        /** Keys that an operator ordered for production. */
        PRODUCTION
    }

    /** Makes what is missing of the development keys; existing keys stay as they are. */
    public static void generate(Path var) {
        generate(var, Purpose.DEVELOPMENT, Clock.systemUTC());
    }

    /**
     * Makes what is missing of key store, password, master key and public certificates.
     *
     * <p>Can be repeated: nothing that exists is made anew. Files that hold secrets can be read by
     * their owner only.
     *
     * @throws org.tongqu.failure.TongquException KEY_UNAVAILABLE when a file cannot be read or
     *     written
     */
    public static void generate(Path var, Purpose purpose, Clock clock) {
        new HubKeyGeneration(var.resolve("keys"), new SecureRandom(), clock).complete(purpose);
    }
}
