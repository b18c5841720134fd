package org.tongqu.sandbox.ygbx;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Claim;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.FaultBoard;
import org.tongqu.sandbox.simulator.MessageLog;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What YGBX-SIM does with a form: reports, questions about them, and the list of progress. */
final class YgbxDesk {
    static final String REPORT = "rptAcdt";

    private static final String QUERY = "qryRpt";
    private static final String VERSION = "getVer";
    private static final String LIST = "getList";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final YgbxSign sign;
    private final ClaimBook claims;
    private final MessageLog log;
    private final FaultBoard faults;
    private final Clock clock;
    private final Map<String, String> vehicles = new ConcurrentHashMap<>();
    private final Map<String, List<Held>> held = new ConcurrentHashMap<>();
    private final YgbxList list;

    /** What is held under a reference: no two of them are told apart. */
    private record Held(String reportNo, int version) {}

    /** An answer, and whether it is that of a report just created. */
    record Answer(String text, boolean created) {
        static Answer of(String... columns) {
            return new Answer(String.join("|", columns), false);
        }
    }

    YgbxDesk(YgbxSign sign, ClaimBook claims, MessageLog log, FaultBoard faults, Clock clock) {
        this.sign = sign;
        this.claims = claims;
        this.log = log;
        this.faults = faults;
        this.clock = clock;
        this.list = new YgbxList(claims, vehicles, clock);
    }

    Answer answer(byte[] body) {
        try {
            YgbxForm form = YgbxForm.parse(body);
            if (!sign.isOn(form)) {
                return Answer.of("1001", "签名错误", "");
            }
            if (!fresh(form.required("cTs"))) {
                return Answer.of("1003", "时间超限", "");
            }
            String method = form.required("cMthd");
            log.add(method, form.find("cAcdtNo").orElse(""), readable(form));
            return switch (method) {
                case REPORT -> report(form);
                case QUERY -> query(form);
                case VERSION -> Answer.of("0000", "成功", list.version());
                case LIST -> page(form);
                default -> incomplete();
            };
        } catch (SandboxException e) {
            return incomplete();
        }
    }

    private static Answer incomplete() {
        return Answer.of("1002", "报文不完整", "");
    }

    private boolean fresh(String stamp) {
        try {
            Duration age =
                    Duration.between(
                            LocalDateTime.parse(stamp, STAMP).atZone(ZONE).toInstant(),
                            clock.instant());
            return age.abs().compareTo(SKEW) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private byte[] readable(YgbxForm form) {
        Map<String, String> plain = new TreeMap<>(form.fields());
        plain.remove(YgbxSign.SIGN);
        for (String sealed : List.of("cDrvNme", "cDrvTel")) {
            plain.computeIfPresent(sealed, (name, value) -> sign.open(value));
        }
        return plain.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Creates a report each time it is asked to: it cannot tell a repeat. */
    private synchronized Answer report(YgbxForm form) {
        Claim.Report report = YgbxReport.read(form);
        String reference = YgbxReport.reference(form);
        int version = YgbxReport.number(form.required("nVer"));
        if (form.required("cOptTyp").equals("U")) {
            return amend(form.required("cRptNo"), report, reference, version);
        }
        if (faults.strikes(Fault.NOT_INSURED) || !claims.insures(report.policyNo())) {
            return Answer.of("1008", "非本公司承保", "");
        }
        String reportNo = claims.openAnother(report).reportNo();
        vehicles.put(reportNo, form.required("cVhclNo"));
        held.computeIfAbsent(reference, key -> new ArrayList<>()).add(new Held(reportNo, version));
        return new Answer("0000|成功|" + reportNo, true);
    }

    private Answer amend(String reportNo, Claim.Report report, String reference, int version) {
        List<Held> known = held.getOrDefault(reference, List.of());
        if (known.stream().noneMatch(h -> h.reportNo().equals(reportNo))) {
            return Answer.of("1404", "无此报案", "");
        }
        claims.amend(reportNo, report);
        known.replaceAll(h -> h.reportNo().equals(reportNo) ? new Held(reportNo, version) : h);
        return Answer.of("0000", "成功", reportNo);
    }

    private synchronized Answer query(YgbxForm form) {
        String accidentNo = form.required("cAcdtNo");
        List<Held> known = held.getOrDefault(YgbxReport.reference(form), List.of());
        if (known.isEmpty()) {
            return Answer.of("1404", "无此报案", "", accidentNo, "");
        }
        Held last = known.get(known.size() - 1);
        String version = Integer.toString(last.version());
        return Answer.of("0000", "成功", last.reportNo(), accidentNo, version);
    }

    private Answer page(YgbxForm form) {
        int number = YgbxReport.number(form.required("pageNum"));
        List<String> rows = list.page(Long.parseLong(form.required("ver")), number);
        String head = "0000|成功|%s|%d|%d".formatted(list.version(), number, rows.size());
        List<String> lines = new ArrayList<>(List.of(head));
        lines.addAll(rows);
        if (faults.strikes(Fault.DUPLICATE) && !rows.isEmpty()) {
            lines.set(0, "0000|成功|%s|%d|%d".formatted(list.version(), number, rows.size() + 1));
            lines.add(rows.get(0));
        }
        return new Answer(String.join("\n", lines), false);
    }

    /** How many reports are held under the busiest reference: more than one is one too many. */
    synchronized int mostReportsOfOneReference() {
        return held.values().stream().mapToInt(List::size).max().orElse(0);
    }
}
