package org.tongqu.parcel;

import java.util.List;
import java.util.Map;

/** What crosses the wire: body, attributes (HTTP headers or JMS properties) and companion files. */
public record Parcel(byte[] body, Map<String, String> attributes, List<CompanionFile> companions) {
    public Parcel {
        attributes = Map.copyOf(attributes);
        companions = List.copyOf(companions);
    }

    /** A parcel without attributes or companions. */
    public static Parcel of(byte[] body) {
        return new Parcel(body, Map.of(), List.of());
    }

    /**
     * A file that travels beside the body, such as a flag file; `suffix` replaces the extension.
     */
    public record CompanionFile(String suffix, byte[] content) {}
}
