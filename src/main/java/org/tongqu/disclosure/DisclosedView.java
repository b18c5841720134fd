package org.tongqu.disclosure;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;

/** The part of a case that one recipient may see; made only by {@link DisclosurePolicy}. */
public final class DisclosedView {
    private final ObjectNode tree;
    private final String policyVersion;
    private final List<Withheld> withheld;

    /** A field that was held back or masked, and the rule that did it. */
    public record Withheld(String pointer, String rule) {}

    DisclosedView(ObjectNode tree, String policyVersion, List<Withheld> withheld) {
        this.tree = tree.deepCopy();
        this.policyVersion = policyVersion;
        this.withheld = List.copyOf(withheld);
    }

    /** The disclosed tree (a copy). */
    public ObjectNode tree() {
        return tree.deepCopy();
    }

    /** Digest of the allow-lists that cut it. */
    public String policyVersion() {
        return policyVersion;
    }

    /** What was held back; names fields, never values. */
    public List<Withheld> withheld() {
        return withheld;
    }

    /**
     * Fields of an earlier view of the same state of the case that this one holds back or masks
     * otherwise; empty where the policy has only been widened since. One mask in place of another
     * counts as held back, for the two cannot be compared.
     */
    public Set<String> tightens(DisclosedView earlier) {
        return Tightening.since(earlier).fields(this);
    }
}
