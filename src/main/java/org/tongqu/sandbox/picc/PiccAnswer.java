package org.tongqu.sandbox.picc;

import org.tongqu.sandbox.insurer.Claim.Progress;
import org.tongqu.sandbox.insurer.Step;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalLong;

/** A response packet. Every value in it is the simulator's own or an identifier it checked. */
record PiccAnswer(String requestType, String uuid, String code, String errorCode, String body) {

    static final String NOT_INSURED = "2013";
    static final String UNKNOWN_REPORT = "2014";
    static final String WRONG_PASSWORD = "1001";
    static final String BAD_MESSAGE = "1002";

    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));
    private static final int FEN_DIGITS = 2;

    static PiccAnswer error(String requestType, String uuid, String errorCode) {
        return new PiccAnswer(requestType, uuid, "0", errorCode, "");
    }

    static PiccAnswer reported(String requestType, String uuid, String registNo) {
        return new PiccAnswer(requestType, uuid, "1", "", element("registNo", registNo));
    }

    static PiccAnswer progress(
            String requestType, String uuid, String registNo, List<Progress> steps) {
        StringBuilder nodes = new StringBuilder();
        steps.forEach(step -> nodes.append(node(step)));
        return new PiccAnswer(
                requestType,
                uuid,
                "1",
                "",
                element("registNo", registNo) + "<nodes>" + nodes + "</nodes>");
    }

    PiccAnswer withUuid(String other) {
        return new PiccAnswer(requestType, other, code, errorCode, body);
    }

    byte[] toXml() {
        String head =
                element("request_type", requestType)
                        + element("uuid", uuid)
                        + element("response_code", code)
                        + element("error_code", errorCode)
                        + element("error_message", errorMessage());
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                        + "<packet type=\"RESPONSE\" version=\"1.0\"><responsehead>"
                        + head
                        + "</responsehead><responsebody>"
                        + body
                        + "</responsebody></packet>")
                .getBytes(StandardCharsets.UTF_8);
    }

    private String errorMessage() {
        return switch (errorCode) {
            case NOT_INSURED -> "非本公司承保";
            case UNKNOWN_REPORT -> "报案号不存在";
            case WRONG_PASSWORD -> "用户或密码错误";
            case BAD_MESSAGE -> "报文不完整";
            default -> "";
        };
    }

    private static String node(Progress step) {
        return "<node>"
                + element("nodeId", nodeId(step.step()))
                + element("nodeTime", localTime(step.at()))
                + element("seq", String.valueOf(step.sequence()))
                + yuan("sumVeriLoss", step.assessedFen())
                + yuan("sumPaid", step.paidFen())
                + "</node>";
    }

    private static String nodeId(Step step) {
        return switch (step) {
            case NOTIFIED -> "Regis";
            case REGISTERED -> "Claim";
            case SURVEYED -> "Check";
            case ASSESSED -> "DLoss";
            case ASSESSMENT_APPROVED -> "VLoss";
            case DOCS_COMPLETE -> "Certi";
            case CALCULATED -> "Compe";
            case CLAIM_APPROVED -> "VClaim";
            case PAID -> "PayFee";
            case CLOSED, ZERO_CLOSED -> "EndCas";
            case CANCELLED -> "Cancel";
            case REJECTED -> "Refuse";
            case REOPENED -> "ReOpen";
        };
    }

    private static String localTime(Instant at) {
        return LOCAL_TIME.format(at);
    }

    private static String yuan(String name, OptionalLong fen) {
        return fen.isEmpty()
                ? ""
                : element(name, BigDecimal.valueOf(fen.getAsLong(), FEN_DIGITS).toPlainString());
    }

    private static String element(String name, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<" + name + ">" + escaped + "</" + name + ">";
    }
}
