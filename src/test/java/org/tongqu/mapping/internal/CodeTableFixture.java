package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.util.Map;

/** The code tables of the checkout, read as the hub reads them, for tests of other packages. */
public final class CodeTableFixture {
    private static final CanonicalLists LISTS =
            new CanonicalLists(MappingFixture.MAPPINGS.resolve("canonical"));

    private CodeTableFixture() {}

    /** The partner's code for a canonical value. */
    public static String out(String partner, String table, String canonical) {
        return table(partner, table).out(canonical);
    }

    /** What a partner's code means, with these flags beside it. */
    public static String in(String partner, String table, String code, Map<String, String> flags) {
        return table(partner, table).in(code, new ObjectMapper().valueToTree(flags));
    }

    private static CodeTable table(String partner, String name) {
        return CodeTables.read(
                        MappingFixture.MAPPINGS.resolve(partner).resolve("codes.yaml"), LISTS)
                .table(name);
    }
}
