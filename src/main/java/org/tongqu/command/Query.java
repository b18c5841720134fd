package org.tongqu.command;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The address of a question to the hub, with what it is narrowed by. */
final class Query {

    private final StringBuilder path;
    private char separator = '?';

    Query(String path) {
        this.path = new StringBuilder(path);
    }

    /** A path segment, escaped. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Narrows by a value, when there is one. */
    Query with(String name, Optional<String> value) {
        value.ifPresent(
                text -> {
                    path.append(separator).append(name).append('=').append(segment(text));
                    separator = '&';
                });
        return this;
    }

    /** Narrows by a number. */
    Query with(String name, int value) {
        return with(name, Optional.of(Integer.toString(value)));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
