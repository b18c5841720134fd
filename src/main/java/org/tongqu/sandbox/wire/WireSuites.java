package org.tongqu.sandbox.wire;

import org.tongqu.sandbox.SandboxException;

import java.security.SecureRandom;
import java.util.List;

/** Both suites of the wire format. */
public final class WireSuites {

    private final WireSuite sm2;
    private final WireSuite p256;

    /** Suites that draw from one source of randomness. */
    public WireSuites(SecureRandom random) {
        this.sm2 = new Sm2Suite(random);
        this.p256 = new P256Suite(random);
    }

    /** {@code sm2-sm3-sm4gcm}. */
    public WireSuite sm2() {
        return sm2;
    }

    /** {@code es256-ecdhes-a256gcm}. */
    public WireSuite p256() {
        return p256;
    }

    /** The suite of that name. */
    public WireSuite byId(String id) {
        return List.of(sm2, p256).stream()
                .filter(suite -> suite.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SandboxException("unknown suite"));
    }
}
