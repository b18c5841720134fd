package org.tongqu.partner.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.failure.TongquException;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;
import org.tongqu.partner.InsurerRegistry;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry as one file declares it. */
public final class InsurersFile implements InsurerRegistry {
    private static final String SCHEMA = "schema/insurers.schema.json";

    private final ConfigFile file;
    private final String codeSystem;
    private final Map<String, Insurer> byCode = new HashMap<>();
    private final Map<String, String> codeByAlias = new HashMap<>();
    private final InsurerNames names = new InsurerNames();
    private final List<Succession> successions = new ArrayList<>();

    /**
     * Reads the file.
     *
     * @throws TongquException CONFIG_INVALID: not by the schema, a code, alias or name twice, a
     *     succession of unknown companies, or successions in a circle
     */
    public InsurersFile(Path path) {
        file = ConfigFiles.read(path, SCHEMA);
        codeSystem = file.tree().path("codeSystem").asText();
        each("insurers", this::addInsurer);
        each("insurers", this::addAliases);
        each("successions", this::addSuccession);
    }

    private interface Reader {
        void read(JsonNode node, String pointer);
    }

    private void each(String list, Reader reader) {
        JsonNode nodes = file.tree().path(list);
        for (int i = 0; i < nodes.size(); i++) {
            reader.read(nodes.path(i), "/" + list + "/" + i);
        }
    }

    private void addInsurer(JsonNode node, String pointer) {
        String code = node.path("code").asText();
        JsonNode title = node.path("title");
        Insurer insurer = new Insurer(code, title.path("zh").asText(), title.path("en").asText());
        if (byCode.put(code, insurer) != null) {
            throw file.invalid(pointer + "/code", "the code occurs twice; keep one");
        }
    }

    private void addAliases(JsonNode node, String pointer) {
        String code = node.path("code").asText();
        node.path("codes")
                .properties()
                .forEach(
                        system ->
                                system.getValue()
                                        .forEach(
                                                alias ->
                                                        addAlias(
                                                                system.getKey(),
                                                                alias.asText(),
                                                                code,
                                                                pointer)));
        node.path("names")
                .forEach(
                        name ->
                                names.add(name.asText(), code)
                                        .ifPresent(
                                                other -> {
                                                    throw file.invalid(
                                                            pointer + "/names",
                                                            name + " is a name of " + other);
                                                }));
    }

    private void addAlias(String system, String alias, String code, String pointer) {
        String other = codeByAlias.putIfAbsent(key(system, alias), code);
        boolean isCode = system.equals(codeSystem) && byCode.containsKey(alias);
        if (other != null || isCode) {
            throw file.invalid(
                    pointer + "/codes/" + system, alias + " is already the code of another");
        }
    }

    private void addSuccession(JsonNode node, String pointer) {
        Succession succession =
                new Succession(
                        known(node, "from", pointer),
                        known(node, "to", pointer),
                        OffsetDateTime.parse(node.path("effectiveAt").asText()).toInstant(),
                        node.path("appliesTo").asText("ALL").equals("LISTED"),
                        Optional.ofNullable(node.path("policyPrefix").textValue()));
        successions.add(succession);
        if (reaches(succession.to(), succession.from())) {
            throw file.invalid(pointer, "the successions go in a circle");
        }
    }

    private boolean reaches(String from, String to) {
        return from.equals(to)
                || successions.stream()
                        .anyMatch(next -> next.from().equals(from) && reaches(next.to(), to));
    }

    private String known(JsonNode node, String field, String pointer) {
        String code = node.path(field).asText();
        if (byCode.containsKey(code)) {
            return code;
        }
        String mend =
                Nearest.to(code, byCode.keySet())
                        .map(word -> "did you mean " + word + "?")
                        .orElse("add it to insurers");
        throw file.invalid(pointer + "/" + field, "no insurer has the code " + code + "; " + mend);
    }

    @Override
    public String codeSystem() {
        return codeSystem;
    }

    @Override
    public Optional<Insurer> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    @Override
    public Optional<String> codeOf(String system, String code) {
        if (system.equals(codeSystem) && byCode.containsKey(code)) {
            return Optional.of(code);
        }
        return Optional.ofNullable(codeByAlias.get(key(system, code)));
    }

    private static String key(String system, String code) {
        return system + ":" + code;
    }

    @Override
    public Optional<String> hint(String freeText) {
        return names.find(freeText);
    }

    @Override
    public Servicing servicing(Origin policy, Instant at) {
        List<String> predecessors = new ArrayList<>();
        String code = policy.codeAtInception();
        Optional<Succession> next = next(code, policy, at);
        while (next.isPresent()) {
            predecessors.add(code);
            code = next.get().to();
            next = next(code, policy, at);
        }
        Optional<String> stated = statedWithoutDate(code, policy);
        if (stated.isPresent()) {
            predecessors.add(code);
        }
        return new Servicing(stated.orElse(code), List.copyOf(predecessors));
    }

    /** A successor that only the insurer's file knows; one that is known here has its date. */
    private Optional<String> statedWithoutDate(String code, Origin policy) {
        return policy.stated().filter(stated -> !reaches(stated, code) && !reaches(code, stated));
    }

    private Optional<Succession> next(String code, Origin policy, Instant at) {
        return successions.stream()
                .filter(succession -> succession.from().equals(code))
                .filter(succession -> succession.moves(policy, at))
                .findFirst();
    }
}
