package org.tongqu.sealing;

import org.tongqu.sealing.internal.keys.HubKeyGeneration;
import org.tongqu.sealing.internal.keys.HubKeyInventory;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

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

    /**
     * One key pair of the hub.
     *
     * @param alias its name in the key store
     * @param id its key id on the wire (docs/wire-format.md §2)
     * @param notAfter when its certificate expires
     * @param development whether it was generated for a trial
     * @param certificate the file to hand to partners
     */
    public record HubKey(
            String alias, String id, Instant notAfter, boolean development, Path certificate) {}

    /**
     * The hub's key pairs; empty before they are made.
     *
     * @throws org.tongqu.failure.TongquException KEY_UNAVAILABLE when the key store cannot be read
     */
    public static List<HubKey> list(Path var) {
        return new HubKeyInventory(var.resolve("keys")).keys();
    }
}
