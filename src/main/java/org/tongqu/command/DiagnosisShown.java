package org.tongqu.command;

import org.tongqu.sealing.SealDiagnosis;
import org.tongqu.sealing.SealDiagnosis.Finding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A diagnosis as a person or a program reads it; never what the message says. */
record DiagnosisShown(SealDiagnosis diagnosis, String partner) {

    String text() {
        StringBuilder text = new StringBuilder();
        line(text, verdict());
        line(
                text,
                "  对接方 partner: %s · 套件 suite: %s · 报文 message: %s"
                        .formatted(partner, diagnosis.suite(), diagnosis.message()));
        diagnosis.stoppedAt().ifPresent(at -> line(text, "  照约定停在 stops as agreed at: " + at));
        for (Finding finding : diagnosis.findings()) {
            line(text, "");
            line(text, "✗ " + finding.id() + detail(finding));
            line(text, "  " + finding.zh());
            line(text, "  " + finding.en());
            line(text, "  改法：" + finding.mendZh());
            line(text, "  Mend: " + finding.mendEn());
        }
        tried(text);
        return text.toString().stripTrailing();
    }

    private String verdict() {
        return switch (diagnosis.verdict()) {
            case RIGHT -> "✓ 无误：平台能验签并打开 · Right: the hub opens it.";
            case EXPLAINED -> "已查明：改正下列各处即可打开（已试过） · Explained: mended, it opens; this was tried.";
            case SUSPECTED -> "读不下去：下列各处使其余部分无从检查 · Suspected: the rest cannot be looked at.";
            case UNEXPLAINED -> "未查明：试过的都不成立 · Unexplained: nothing that was tried fits.";
        };
    }

    private void tried(StringBuilder text) {
        boolean open = diagnosis.findings().stream().anyMatch(f -> f.id().startsWith("seen-"));
        if (open) {
            line(text, "");
            line(text, "  试过 tried: " + String.join(", ", diagnosis.tried()));
        }
        if (!diagnosis.complete()) {
            line(text, "  时间到，未试完全部组合 · Time was up before all combinations were tried.");
        }
    }

    private static String detail(Finding finding) {
        String detail = finding.detail().isEmpty() ? "" : " [" + finding.detail() + "]";
        return detail + " @ " + finding.place();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }

    /** The same for programs. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("verdict", diagnosis.verdict().name());
        json.put("partner", partner);
        json.put("suite", diagnosis.suite());
        json.put("message", diagnosis.message());
        json.put("stoppedAt", diagnosis.stoppedAt().orElse(""));
        json.put("findings", diagnosis.findings().stream().map(DiagnosisShown::json).toList());
        json.put("tried", List.copyOf(diagnosis.tried()));
        json.put("complete", diagnosis.complete());
        json.put("tookMillis", diagnosis.took().toMillis());
        return json;
    }

    private static Map<String, String> json(Finding finding) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("id", finding.id());
        json.put("place", finding.place());
        json.put("detail", finding.detail());
        json.put("zh", finding.zh());
        json.put("en", finding.en());
        json.put("mendZh", finding.mendZh());
        json.put("mendEn", finding.mendEn());
        return json;
    }
}
