package org.tongqu.accident;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * One thing that happened to a case, as a party reported it.
 *
 * @param id the sender's id; with {@code source} the idempotency key
 * @param subject the number by which the sender knows the case
 * @param data validated by the type's schema
 */
public record CanonicalEvent(
        String id, String source, EventType type, String subject, Instant time, ObjectNode data) {}
