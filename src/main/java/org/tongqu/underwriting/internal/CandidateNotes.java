package org.tongqu.underwriting.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Candidates as a decision row keeps them: codes and times, no number, plate or VIN. */
final class CandidateNotes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CandidateNotes() {}

    /** The candidates of a situation. */
    static String json(Situation situation) {
        ArrayNode notes = JsonNodeFactory.instance.arrayNode();
        situation.candidates().forEach(one -> notes.add(note(one, "vehicle")));
        situation.ofTrailer().forEach(one -> notes.add(note(one, "trailer")));
        situation
                .hint()
                .ifPresent(code -> notes.addObject().put("servicing", code).put("of", "hint"));
        return notes.toString();
    }

    private static ObjectNode note(Candidate one, String of) {
        ObjectNode note = JsonNodeFactory.instance.objectNode();
        note.put("insurer", one.insurerCode());
        note.put("servicing", one.servicingCode());
        note.put("of", of);
        one.partner().ifPresent(partner -> note.put("partner", partner));
        note.put("status", one.status().name());
        note.put("startAt", one.startAt().toString());
        note.put("endAt", one.endAt().toString());
        one.branchDivision().ifPresent(division -> note.put("branchDivision", division));
        ArrayNode foundBy = note.putArray("foundBy");
        one.foundBy().stream().sorted().forEach(key -> foundBy.add(key.name()));
        note.put("otherVehicle", one.otherVehicle());
        return note;
    }

    /** Codes of the companies that serve the candidates of a row, each once. */
    static List<String> codes(String json) {
        try {
            Set<String> codes = new LinkedHashSet<>();
            for (JsonNode note : JSON.readTree(json)) {
                codes.add(note.path("servicing").asText());
            }
            return List.copyOf(codes);
        } catch (JsonProcessingException broken) {
            throw new TongquException(ErrorCode.INTERNAL, "a decision row is not readable", broken);
        }
    }
}
