package org.tongqu.mapping;

import org.tongqu.mapping.internal.MappingFixture;
import org.tongqu.partner.Partner;

/** The mappings of the checkout, for tests of other packages. */
public final class TranslationFixture {

    private TranslationFixture() {}

    /** Translates by {@code mappings/} below the working directory. */
    public static Translation translation() {
        return MappingFixture.translation();
    }

    /** A partner whose mapping is the folder of its name. */
    public static Partner partner(String name) {
        return MappingFixture.partner(name);
    }

    /** The same, where answers prove nothing. */
    public static Partner plain(String name) {
        return MappingFixture.plain(name);
    }
}
