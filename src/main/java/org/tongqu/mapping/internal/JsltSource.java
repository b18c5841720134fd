package org.tongqu.mapping.internal;

import com.schibsted.spt.data.jslt.parser.JsltParser;
import com.schibsted.spt.data.jslt.parser.ParseException;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The syntax tree of a JSLT file, by JSLT's own parser. */
final class JsltSource extends JsltParser {

    /** One node of the tree. */
    record Node(SimpleNode node) {

        /** Its kind, e.g. {@code FunctionCall}. */
        String kind() {
            return node.toString();
        }

        /** The line it begins in. */
        int line() {
            return node.jjtGetFirstToken().beginLine;
        }

        /** Its first word. */
        String word() {
            return node.jjtGetFirstToken().image;
        }

        /** Its second word, empty where it has but one. */
        String secondWord() {
            Token first = node.jjtGetFirstToken();
            return first == node.jjtGetLastToken() || first.next == null ? "" : first.next.image;
        }

        /** Its last word. */
        String lastWord() {
            return node.jjtGetLastToken().image;
        }

        /** Whether it is one word. */
        boolean isWord() {
            return node.jjtGetFirstToken() == node.jjtGetLastToken();
        }

        /** Its children. */
        List<Node> children() {
            List<Node> children = new ArrayList<>();
            for (int i = 0; i < node.jjtGetNumChildren(); i++) {
                children.add(new Node((SimpleNode) node.jjtGetChild(i)));
            }
            return children;
        }

        /** Itself and everything below. */
        Stream<Node> all() {
            return Stream.concat(Stream.of(this), children().stream().flatMap(Node::all));
        }

        /** A text without its quotes, where the node is nothing but that. */
        Optional<String> literal() {
            String word = word();
            return isWord() && word.startsWith("\"")
                    ? Optional.of(word.substring(1, word.length() - 1))
                    : Optional.empty();
        }
    }

    private JsltSource(String text) {
        super(new StringReader(text));
    }

    /**
     * Parses a text that compiles.
     *
     * @throws TongquException MAPPING_FAILED
     */
    static Node parse(String text) {
        try {
            JsltSource source = new JsltSource(text);
            source.Start();
            return new Node((SimpleNode) source.jjtree.rootNode());
        } catch (ParseException | TokenMgrError e) {
            throw new TongquException(ErrorCode.MAPPING_FAILED, "no JSLT");
        }
    }
}
