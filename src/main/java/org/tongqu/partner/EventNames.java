package org.tongqu.partner;

import java.util.List;

/** Event names as partner files and {@code exchange.yaml} list them: one, or a whole group. */
public final class EventNames {
    private static final String GROUP = ".*";

    private EventNames() {}

    /** Whether one of the listed names is the event's, or its group's, e.g. {@code claim.*}. */
    public static boolean match(List<String> listed, String eventName) {
        return listed.stream().anyMatch(name -> name.equals(eventName) || isOf(name, eventName));
    }

    private static boolean isOf(String group, String eventName) {
        return group.endsWith(GROUP)
                && eventName.startsWith(group.substring(0, group.length() - 1));
    }
}
