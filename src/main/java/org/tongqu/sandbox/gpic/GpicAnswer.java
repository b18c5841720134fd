package org.tongqu.sandbox.gpic;

/**
 * What {@code submit} returns. Success and "not insured here" have the same ResCode, on purpose.
 */
record GpicAnswer(String resCode, String retCode, String serialNo, String reportNo) {
    private static final String OK = "00000";
    private static final String NOT_INSURED = "12008";
    private static final String REPEATED = "11009";
    private static final String INCOMPLETE = "11001";

    static GpicAnswer taken(String serialNo, String reportNo) {
        return new GpicAnswer("0", OK, serialNo, reportNo);
    }

    static GpicAnswer notInsured(String serialNo) {
        return new GpicAnswer("0", NOT_INSURED, serialNo, "");
    }

    static GpicAnswer repeated(String serialNo) {
        return new GpicAnswer("1", REPEATED, serialNo, "");
    }

    static GpicAnswer incomplete(String serialNo) {
        return new GpicAnswer("1", INCOMPLETE, serialNo, "");
    }

    GpicAnswer withSerialNo(String other) {
        return new GpicAnswer(resCode, retCode, other, reportNo);
    }

    byte[] toEnvelope() {
        String head =
                GpicXml.element("RequestType", "01")
                        + GpicXml.element("ResCode", resCode)
                        + GpicXml.element("RetCode", retCode)
                        + GpicXml.element("ResMsg", message())
                        + GpicXml.element("SerialNo", serialNo);
        String body =
                reportNo.isEmpty()
                        ? ""
                        : "<BasePart>"
                                + GpicXml.element("ClaimNotificationNo", reportNo)
                                + "</BasePart>";
        return GpicSoap.write(
                GpicSoap.ACCIDENT,
                "submitResponse",
                "",
                "submitReturn",
                "<Packet><Head>" + head + "</Head><Body>" + body + "</Body></Packet>");
    }

    private String message() {
        return switch (retCode) {
            case OK -> "成功（模拟）";
            case NOT_INSURED -> "非本公司承保";
            case REPEATED -> "流水号重复";
            default -> "报文不完整";
        };
    }
}
