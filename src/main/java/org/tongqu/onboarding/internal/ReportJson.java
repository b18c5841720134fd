package org.tongqu.onboarding.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.onboarding.Conformance.Entry;
import org.tongqu.onboarding.Conformance.Result;
import org.tongqu.onboarding.Conformance.Sent;
import org.tongqu.onboarding.Conformance.Text;

import java.util.Optional;

/** The report for programs. */
final class ReportJson {
    private static final String FORMAT = "tongqu-conformance-report/1";

    private ReportJson() {}

    /** An object, without the brace at its end. */
    static String of(ReportFacts facts) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("format", FORMAT).put("reportId", facts.reportId().toString());
        report.put("result", facts.passed() ? "PASSED" : "FAILED");
        partner(report.putObject("partner"), facts);
        configuration(report.putObject("configuration"), facts.configuration());
        report.putObject("hub")
                .put("version", facts.build().version())
                .put("commit", facts.build().commit());
        report.put("catalogue", Catalogue.EDITION).put("operator", facts.who());
        report.put("testPolicy", facts.terms().policyNo());
        report.put("startedAt", facts.run().startedAt().toString());
        report.put("endedAt", facts.endedAt().toString());
        ObjectNode counts = report.putObject("counts");
        for (Result result : Result.values()) {
            counts.put(result.name(), facts.count(result));
        }
        ArrayNode entries = report.putArray("entries");
        facts.entries().forEach(e -> entry(entries.addObject(), e));
        String text = report.toPrettyString();
        return text.substring(0, text.lastIndexOf('}')).stripTrailing();
    }

    private static void partner(ObjectNode node, ReportFacts facts) {
        node.put("name", facts.partner().name()).put("simulated", facts.partner().simulated());
        node.put("titleZh", facts.partner().titleZh()).put("titleEn", facts.partner().titleEn());
        node.put("way", facts.terms().way().name());
        node.put("proof", facts.partner().delivery().proof().name());
        node.put("resend", facts.partner().delivery().resend().name());
    }

    private static void configuration(ObjectNode node, Configuration configuration) {
        node.put("digest", configuration.digest());
        ArrayNode files = node.putArray("files");
        configuration
                .files()
                .forEach(f -> files.addObject().put("path", f.path()).put("sm3", f.sm3()));
    }

    private static void entry(ObjectNode node, Entry entry) {
        node.put("number", entry.number());
        text(node, "title", entry.title());
        text(node, "sends", entry.sends());
        text(node, "expects", entry.expects());
        node.put("result", entry.result().name());
        text(node, "remark", entry.remark());
        entry.findings().forEach(node.putArray("findings")::add);
        node.put("startedAt", entry.startedAt().toString()).put("millis", entry.millis());
        ArrayNode sent = node.putArray("sent");
        entry.sent().forEach(s -> sent(sent.addObject(), s));
    }

    private static void text(ObjectNode node, String name, Text text) {
        node.putObject(name).put("zh", text.zh()).put("en", text.en());
    }

    private static void sent(ObjectNode node, Sent sent) {
        node.put("uuid", sent.uuid()).put("accidentNo", sent.accidentNo());
        node.put("state", sent.state());
        put(node, "outcome", sent.outcome());
        put(node, "partnerCode", sent.partnerCode());
        put(node, "reportNo", sent.reportNo());
        put(node, "reason", sent.reason());
        put(node, "symptom", sent.symptom());
        node.put("answers", sent.answers());
        put(node, "payloadSm3", sent.payloadSm3());
        node.put("millis", sent.millis());
    }

    private static void put(ObjectNode node, String name, Optional<String> value) {
        value.ifPresent(text -> node.put(name, text));
    }
}
