package org.tongqu.ledger;

import java.util.Map;

/** Append-only record of who did what; part of the caller's transaction. */
public interface AuditTrail {

    /**
     * Appends an entry.
     *
     * @param action name in docs/audit-events.md, e.g. {@code message.recorded}
     * @param subject what it was done to: a number of a case, delivery, partner
     * @param actor partner name, operator, or {@code tongqu}
     * @param facts identifiers and codes only, never personal data
     */
    void append(String action, String subject, String actor, Map<String, String> facts);
}
