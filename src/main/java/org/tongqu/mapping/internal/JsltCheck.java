package org.tongqu.mapping.internal;

import org.tongqu.mapping.internal.JsltSource.Node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a transformation may not do: run without bound, differ from run to run, read other files, or
 * read what no view holds.
 */
final class JsltCheck {
    private static final Set<String> UNSTABLE = Set.of("random", "now", "uuid");
    private static final Set<String> WITH_REGEX = Set.of("test", "capture", "split", "replace");
    private static final Set<String> WITH_TABLE = Set.of("code-out", "code-in", "outcome");

    /** A problem in a line of the file, and how to mend it. */
    record Problem(int line, String field, String mend) {}

    private final Node source;
    private final Set<String> tables;
    private final List<Problem> problems = new ArrayList<>();

    private JsltCheck(Node source, Set<String> tables) {
        this.source = source;
        this.tables = tables;
    }

    /** The problems of a text that compiles, but for what it reads of the view. */
    static List<Problem> of(String text, Set<String> tables) {
        JsltCheck check = new JsltCheck(JsltSource.parse(text), tables);
        check.checkImports();
        check.checkCalls();
        check.checkRecursion();
        return check.problems;
    }

    /** Fields of the view that no allow-list holds. */
    static List<Problem> ofView(String text, Set<String> allowed) {
        return ViewReferences.of(JsltSource.parse(text)).stream()
                .filter(reference -> !isAllowed(reference.path(), allowed))
                .map(
                        reference ->
                                new Problem(
                                        reference.line(),
                                        ".view." + reference.path(),
                                        "no allow-list holds this field: correct its name, or list"
                                                + " it in security/disclosure/"))
                .toList();
    }

    private static boolean isAllowed(String path, Set<String> allowed) {
        return allowed.stream()
                .anyMatch(
                        listed ->
                                listed.equals(path)
                                        || listed.startsWith(path + ".")
                                        || path.equals(listed + ".code"));
    }

    private void checkImports() {
        source.all()
                .filter(node -> node.kind().equals("Import"))
                .forEach(node -> add(node, "import", "put what it needs into this file"));
    }

    private void checkCalls() {
        source.all().filter(node -> node.kind().equals("FunctionCall")).forEach(this::checkCall);
    }

    private void checkCall(Node call) {
        String name = call.word();
        if (UNSTABLE.contains(name)) {
            add(call, name, "gives another value each time: take it from .ref");
        }
        if (WITH_REGEX.contains(name) && !literal(call, 1).filter(LinearRegex::holds).isPresent()) {
            add(call, name, "write its regular expression out, without nested repetition");
        }
        if (WITH_TABLE.contains(name) && !literal(call, 0).filter(tables::contains).isPresent()) {
            add(call, name, "name a table of codes.yaml, one of " + new TreeSet<>(tables));
        }
    }

    private static Optional<String> literal(Node call, int argument) {
        List<Node> arguments = call.children();
        return argument < arguments.size() ? arguments.get(argument).literal() : Optional.empty();
    }

    private void checkRecursion() {
        Map<String, Node> functions = new HashMap<>();
        source.all()
                .filter(node -> node.kind().equals("FunctionDecl"))
                .forEach(node -> functions.put(node.secondWord(), node));
        functions.forEach(
                (name, node) -> {
                    if (reaches(node, name, functions, new HashSet<>())) {
                        add(node, name, "calls itself: use `for` in place of recursion");
                    }
                });
    }

    private static boolean reaches(
            Node from, String name, Map<String, Node> functions, Set<String> seen) {
        return from.all()
                .filter(node -> node.kind().equals("FunctionCall"))
                .map(Node::word)
                .anyMatch(
                        called -> {
                            Node next = functions.get(called);
                            return called.equals(name)
                                    || (next != null
                                            && seen.add(called)
                                            && reaches(next, name, functions, seen));
                        });
    }

    private void add(Node node, String field, String mend) {
        problems.add(new Problem(node.line(), field, mend));
    }
}
