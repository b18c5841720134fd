package org.tongqu.onboarding.internal;

import org.tongqu.onboarding.Conformance.Text;
import org.tongqu.partner.Partner;

import java.util.Optional;

/** Why an entry does not apply to a partner, by its file alone. */
final class Exemptions {
    private Exemptions() {}

    static Optional<Text> answersInCall(Terms terms) {
        return when(
                terms.way() == Way.CALL,
                "答复在调用的响应中；丢失的答复见 C10",
                "the answer is in the response; for a lost one see C10");
    }

    static Optional<Text> neverResent(Terms terms) {
        boolean resent = terms.partner().delivery().resend() != Partner.Resend.PARK;
        return resent
                ? when(
                        terms.way() == Way.FILES,
                        "文件按序号收取，同一文件不会两次答复",
                        "files are taken by number; the same one is not answered twice")
                : when(true, "结果未知时中心不自动重发", "the hub never sends again by itself");
    }

    static Optional<Text> askedFirst(Terms terms) {
        return when(
                terms.asks(),
                "对方不识别重复，中心重发前先查询；见 C10",
                "the partner does not tell repeats, the hub asks before it sends again; see C10");
    }

    static Optional<Text> oneByOne(Terms terms) {
        return when(terms.way() == Way.FILES, "文件逐个收取", "files are taken one after the other");
    }

    static Optional<Text> inRounds(Terms terms) {
        return when(terms.way() == Way.FILES, "文件按轮次答复", "files are answered in rounds");
    }

    private static Optional<Text> when(boolean holds, String zh, String en) {
        return holds ? Optional.of(new Text(zh, en)) : Optional.empty();
    }
}
