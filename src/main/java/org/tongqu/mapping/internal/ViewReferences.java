package org.tongqu.mapping.internal;

import org.tongqu.mapping.internal.JsltSource.Node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which fields of the view a transformation reads, by following paths through the source.
 *
 * <p>Follows {@code let}, {@code for}, pipes and indexes; what a function makes is not followed, so
 * nothing is found there that is not there.
 */
final class ViewReferences {
    private static final String UNKNOWN = "?";
    private static final String ROOT = "";
    private static final String VIEW = "view.";

    /** A field of the view, as a dotted path without indexes. */
    record Reference(String path, int line) {}

    private final List<Reference> found = new ArrayList<>();

    private ViewReferences() {}

    /** The references in a source. */
    static List<Reference> of(Node source) {
        ViewReferences references = new ViewReferences();
        references.inOrder(source.children(), ROOT, new HashMap<>());
        return references.found;
    }

    /** Nodes one after the other; each may use what those before it bound. */
    private String inOrder(List<Node> nodes, String context, Map<String, String> variables) {
        String value = UNKNOWN;
        for (Node node : nodes) {
            value = value(node, context, variables);
        }
        return nodes.size() == 1 ? value : UNKNOWN;
    }

    private String value(Node node, String context, Map<String, String> variables) {
        return switch (node.kind()) {
            case "Let" -> {
                String bound = inOrder(node.children(), context, variables);
                variables.put("$" + node.secondWord(), bound);
                yield UNKNOWN;
            }
            case "FunctionDecl" -> inOrder(node.children(), UNKNOWN, new HashMap<>());
            case "Chainable" -> chain(node, context, variables);
            case "Array", "ObjectComprehension" -> listOrLoop(node, context, variables);
            case "Expr" -> piped(node.children(), context, variables);
            case "IfStatement", "ElseBranch", "Object" -> {
                inOrder(node.children(), context, new HashMap<>(variables));
                yield UNKNOWN;
            }
            default -> inOrder(node.children(), context, variables);
        };
    }

    private String listOrLoop(Node node, String context, Map<String, String> variables) {
        List<Node> children = node.children();
        if (!node.secondWord().equals("for")) {
            inOrder(children, context, variables);
            return UNKNOWN;
        }
        Map<String, String> inner = new HashMap<>(variables);
        String items = value(children.get(0), context, inner);
        String body = UNKNOWN;
        for (Node child : children.subList(1, children.size())) {
            String value = value(child, items, inner);
            body = body.equals(UNKNOWN) && !child.kind().equals("Let") ? value : body;
        }
        return body;
    }

    private String piped(List<Node> children, String context, Map<String, String> variables) {
        String value = UNKNOWN;
        String input = context;
        for (Node child : children) {
            if (child.kind().equals("PipeOperator")) {
                input = value;
            } else {
                value = value(child, input, variables);
            }
        }
        return value;
    }

    private String chain(Node node, String context, Map<String, String> variables) {
        String path = UNKNOWN;
        List<Node> links = new ArrayList<>(node.children());
        if (node.word().startsWith("$")) {
            path = variables.getOrDefault(node.word(), UNKNOWN);
        } else if (node.word().equals(".")) {
            path = node.secondWord().equals("[") ? context : step(context, node.secondWord());
        } else {
            inOrder(List.of(links.remove(0)), context, variables);
        }
        for (Node link : links) {
            path = link(link, path, context, variables);
        }
        if (path.startsWith(VIEW)) {
            found.add(new Reference(path.substring(VIEW.length()), node.line()));
        }
        return path;
    }

    private String link(Node link, String path, String context, Map<String, String> variables) {
        String reached = path;
        for (Node child : link.children()) {
            reached =
                    switch (child.kind()) {
                        case "DotKey" -> step(reached, child.lastWord());
                        case "ChainLink" -> link(child, reached, context, variables);
                        default -> {
                            inOrder(child.children(), context, variables);
                            yield reached;
                        }
                    };
        }
        return reached;
    }

    private static String step(String path, String word) {
        String name = word.startsWith("\"") ? word.substring(1, word.length() - 1) : word;
        if (path.equals(UNKNOWN) || name.isEmpty()) {
            return path;
        }
        return path.equals(ROOT) ? name : path + "." + name;
    }
}
