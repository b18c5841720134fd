package org.tongqu.onboarding.internal;

import org.tongqu.onboarding.Conformance.Result;
import org.tongqu.onboarding.Conformance.Text;

import java.util.List;

/** What an entry's play came to. */
record Verdict(Result result, Text remark, List<String> findings) {

    static Verdict passed(String zh, String en) {
        return new Verdict(Result.PASSED, new Text(zh, en), List.of());
    }

    static Verdict failed(List<String> findings, String zh, String en) {
        return new Verdict(Result.FAILED, new Text(zh, en), findings);
    }

    static Verdict failed(String finding, String zh, String en) {
        return failed(List.of(finding), zh, en);
    }

    static Verdict notApplicable(Text why) {
        return new Verdict(Result.NOT_APPLICABLE, why, List.of());
    }

    boolean isPassed() {
        return result == Result.PASSED;
    }
}
