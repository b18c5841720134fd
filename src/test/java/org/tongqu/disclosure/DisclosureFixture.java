package org.tongqu.disclosure;

import org.tongqu.partner.TongquPaths;

import java.nio.file.Path;

/** The policy of the checkout's own allow-lists. */
public final class DisclosureFixture {

    private DisclosureFixture() {}

    /** Reads {@code security/disclosure/} below the working directory. */
    public static DisclosurePolicy policy() {
        return DisclosurePolicy.read(new TongquPaths(Path.of("."), Path.of("target/var")));
    }
}
