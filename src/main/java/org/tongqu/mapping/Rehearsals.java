package org.tongqu.mapping;

import org.tongqu.disclosure.DisclosedView;
import org.tongqu.failure.TongquException;

import java.nio.file.Path;
import java.util.Map;

/** Mapping folders that are tried on views, field by field; nothing of it is put in force. */
public interface Rehearsals {

    /** One folder, compiled. */
    interface Rehearsal {
        /**
         * Translates a view.
         *
         * @throws TongquException as {@link Translation#translate}
         */
        Translated translate(String message, DisclosedView view, Map<String, String> references);
    }

    /**
     * What a mapping makes of a view.
     *
     * @param fields path in the partner's shape → text: a path of JSON or XML, a field of a form or
     *     of a fixed-width record
     */
    record Translated(Map<String, String> fields, byte[] bytes) {}

    /**
     * A folder anywhere on this machine, checked as those in force are.
     *
     * @throws TongquException CONFIG_INVALID, naming file, line and field
     */
    Rehearsal of(Path folder);

    /** The folder in force of that name. */
    Rehearsal inForce(String mapping);
}
