package org.tongqu.sandbox.gpic;

import org.tongqu.sandbox.insurer.Step;

/** A step in CBIT's numbers; some numbers mean a step only together with a flag. */
record GpicStatus(String code, boolean verified, boolean refused) {

    static GpicStatus of(Step step) {
        return switch (step) {
            case NOTIFIED -> plain("50");
            case REGISTERED -> plain("51");
            case SURVEYED -> plain("55");
            case ASSESSED -> plain("56");
            case ASSESSMENT_APPROVED -> new GpicStatus("56", true, false);
            case DOCS_COMPLETE -> plain("57");
            case CALCULATED -> plain("58");
            case CLAIM_APPROVED -> new GpicStatus("58", true, false);
            case PAID -> plain("59");
            case CLOSED, ZERO_CLOSED -> plain("52");
            case CANCELLED -> plain("54");
            case REJECTED -> new GpicStatus("52", false, true);
            case REOPENED -> plain("5A");
        };
    }

    private static GpicStatus plain(String code) {
        return new GpicStatus(code, false, false);
    }

    /** Its elements; a flag that is not set is not told. */
    String toXml() {
        return GpicXml.element("ClaimStatus", code)
                + (verified ? GpicXml.element("VerifyFlag", "1") : "")
                + (refused ? GpicXml.element("RefuseFlag", "1") : "");
    }
}
