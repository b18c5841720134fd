package org.tongqu.disclosure;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.disclosure.internal.AllowLists;
import org.tongqu.disclosure.internal.Cutting;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.TongquPaths;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cuts views by the files in {@code security/disclosure/}, read once at start. Thread-safe. */
@Component
class AllowListDisclosurePolicy implements DisclosurePolicy {
    private final AllowLists lists;
    private final Cutting cutting;

    AllowListDisclosurePolicy(TongquPaths paths) {
        this.lists = AllowLists.read(paths.home().resolve("security/disclosure"));
        this.cutting = new Cutting(lists);
    }

    @Override
    public DisclosedView forInsurer(ObjectNode caseDocument, LineRef line) {
        return view(cutting.insurer(caseDocument, line));
    }

    @Override
    public DisclosedView forPolice(ObjectNode caseDocument) {
        return view(cutting.authority(caseDocument, RecipientRole.POLICE));
    }

    @Override
    public DisclosedView forParty(ObjectNode caseDocument, String partyId) {
        return cutting.party(caseDocument, partyId)
                .map(this::view)
                .orElseThrow(() -> new TongquException(ErrorCode.NOT_FOUND, "no such party"));
    }

    @Override
    public DisclosedView forRegulator(ObjectNode caseDocument) {
        return view(cutting.authority(caseDocument, RecipientRole.REGULATOR));
    }

    @Override
    public DisclosedView restore(
            ObjectNode tree, String policyVersion, List<DisclosedView.Withheld> withheld) {
        return new DisclosedView(tree, policyVersion, withheld);
    }

    @Override
    public String version() {
        return lists.version();
    }

    @Override
    public Set<String> insurerPaths() {
        return Stream.concat(
                        lists.of(RecipientRole.OWN_INSURER).paths().stream(),
                        lists.of(RecipientRole.OPPOSITE_INSURER).paths().stream()
                                .map(path -> "opposite." + path))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private DisclosedView view(Cutting.Result result) {
        return new DisclosedView(result.tree(), lists.version(), result.withheld());
    }
}
