package org.tongqu.mapping.internal;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.Set;

/**
 * One side of a SOAP 1.1 operation, as {@code soap} in {@code mapping.yaml} declares it.
 *
 * @param operation local name of the element in the body, e.g. {@code submit}
 * @param namespace what that element is in, on the way out
 * @param documents arguments that are XML documents, told as a text
 */
record SoapMessage(String operation, String namespace, Set<String> documents) {
    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";

    SoapMessage {
        documents = Set.copyOf(documents);
    }

    static SoapMessage of(JsonNode tree) {
        Set<String> documents = new HashSet<>();
        tree.path("documents").forEach(name -> documents.add(name.asText()));
        return new SoapMessage(
                tree.path("operation").asText(), tree.path("namespace").asText(), documents);
    }
}
