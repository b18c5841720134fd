package org.tongqu.mapping.internal;

import org.tongqu.mapping.internal.JsltSource.Node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How deep the loops of a transformation lie within each other: the power of its input's size with
 * which its work can grow. Recursion is refused elsewhere, so this is all there is.
 */
final class LoopDepth {
    /** Functions that look at every element of a list or tree. */
    private static final Set<String> TRAVERSING =
            Set.of(
                    "all",
                    "any",
                    "array",
                    "contains",
                    "flatten",
                    "from-json",
                    "index-of",
                    "join",
                    "max",
                    "min",
                    "sha256-hex",
                    "split",
                    "string",
                    "sum",
                    "to-json",
                    "zip",
                    "zip-with-index");

    private final Map<String, Node> functions = new HashMap<>();
    private final Map<String, Integer> variables = new HashMap<>();
    private final Set<String> within = new HashSet<>();

    private LoopDepth(Node source) {
        source.all()
                .filter(node -> node.kind().equals("FunctionDecl"))
                .forEach(node -> functions.put(node.secondWord(), node));
    }

    /** Of a text that compiles; 0 where nothing loops. */
    static int of(String text) {
        Node source = JsltSource.parse(text);
        return new LoopDepth(source).most(source.children());
    }

    private int most(List<Node> nodes) {
        int most = 0;
        for (Node node : nodes) {
            most = Math.max(most, depth(node));
        }
        return most;
    }

    private int depth(Node node) {
        return switch (node.kind()) {
            case "FunctionDecl" -> 0;
            case "FunctionCall" -> call(node);
            case "Let" -> bound(node);
            case "Array", "ObjectComprehension" -> listOrLoop(node);
            default ->
                    Math.max(
                            node.word().startsWith("$")
                                    ? variables.getOrDefault(node.word(), 0)
                                    : 0,
                            most(node.children()));
        };
    }

    private int bound(Node let) {
        int depth = most(let.children());
        variables.merge("$" + let.secondWord(), depth, Math::max);
        return depth;
    }

    /** What a loop goes through may itself be as long as the loops that made it are deep. */
    private int listOrLoop(Node node) {
        List<Node> children = node.children();
        if (children.isEmpty() || !node.secondWord().equals("for")) {
            return most(children);
        }
        int items = depth(children.get(0));
        int body = most(children.subList(1, children.size()));
        return Math.max(1, items) + body;
    }

    private int call(Node call) {
        int arguments = most(call.children());
        Node declared = functions.get(call.word());
        if (declared == null) {
            return Math.max(arguments, TRAVERSING.contains(call.word()) ? 1 : 0);
        }
        if (!within.add(call.word())) {
            return arguments;
        }
        int body = most(declared.children());
        within.remove(call.word());
        return arguments + body;
    }
}
