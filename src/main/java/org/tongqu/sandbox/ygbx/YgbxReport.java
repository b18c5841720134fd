package org.tongqu.sandbox.ygbx;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.Claim.PolicyKind;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** Reads what a form reports. */
final class YgbxReport {
    private static final Set<String> SHARES = Set.of("100", "70", "50", "30", "0");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm");

    private YgbxReport() {}

    /** By what the hub asks for a report again. */
    static String reference(YgbxForm form) {
        return String.join(
                "/", form.required("cAcdtNo"), form.required("cVhclNo"), form.required("cProdNo"));
    }

    /** The report; a share that is blank, or none of the five, is refused. */
    static Claim.Report read(YgbxForm form) {
        String share = form.required("nDutyPct");
        if (!SHARES.contains(share)) {
            throw new SandboxException("no such share");
        }
        try {
            LocalDateTime.parse(form.required("tAcdtTm"), MINUTE);
        } catch (DateTimeException e) {
            throw new SandboxException("no such time", e);
        }
        return new Claim.Report(
                new Claim.Key(
                        form.required("cAcdtNo"),
                        form.required("cLcnNo").replace("-", ""),
                        kind(form.required("cProdNo"))),
                form.required("cPlyNo"),
                share.equals("0"));
    }

    private static PolicyKind kind(String product) {
        return switch (product) {
            case "0360" -> PolicyKind.COMPULSORY;
            case "0330" -> PolicyKind.COMMERCIAL;
            default -> throw new SandboxException("unknown cProdNo");
        };
    }

    static int number(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw new SandboxException("not a number");
        }
        return Integer.parseInt(text);
    }
}
