package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Tells a scenario's steps in both languages: when, who, what, and which fields went where. */
final class Narration {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.of("Asia/Shanghai"));
    private static final String INDENT = "    ";
    private static final Set<String> LISTS = Set.of("released", "withheld");

    private static final Map<String, String> STEPS =
            Map.ofEntries(
                    Map.entry("put the 警单 on the hub's queue", "把警单放入枢纽队列"),
                    Map.entry("sent, and verified the hub's signed receipt", "发出报文，并验证枢纽签名的回执"),
                    Map.entry("was called by the driver", "接到当事人来电报案"),
                    Map.entry("opened a claim", "立案"),
                    Map.entry("was told of the new liability", "获知改变后的责任"),
                    Map.entry("was told that an insurer is not linked", "获知承保公司未接入"),
                    Map.entry("was told of every claim", "收到每笔赔案的进展"),
                    Map.entry("showed a driver the progress of the own claims", "向当事人展示本人赔案进度"),
                    Map.entry("asked for somebody who is not a party", "替非当事人查询"),
                    Map.entry("is going to misbehave", "将会出错"),
                    Map.entry("merged the case", "并案"));

    private static final Map<String, String> FACTS =
            Map.ofEntries(
                    Map.entry("jjdbh", "警单号"),
                    Map.entry("event", "事件 event"),
                    Map.entry("suite", "密码套件 suite"),
                    Map.entry("messageId", "报文号 message"),
                    Map.entry("receiptId", "回执号 receipt"),
                    Map.entry("caseNo", "案件号 case"),
                    Map.entry("vehicleId", "车辆 vehicle"),
                    Map.entry("policyKind", "险种 policy"),
                    Map.entry("reportNo", "报案号 report no."),
                    Map.entry("driverNameArrivedExactly", "姓名一字不差 name exact"),
                    Map.entry("claims", "赔案数 claims"),
                    Map.entry("steps", "进度 steps"),
                    Map.entry("found", "查到 found"),
                    Map.entry("fault", "故障 fault"),
                    Map.entry("into", "并入 into"));

    private final PrintWriter out;
    private final UnaryOperator<String> titles;

    /**
     * A narration.
     *
     * @param titles the title of a partner by its name
     */
    Narration(PrintWriter out, UnaryOperator<String> titles) {
        this.out = out;
        this.titles = titles;
    }

    /** Tells one step. */
    void tell(JsonNode step) {
        String who = step.path("who").asText();
        out.printf("  %s  %s%n", time(step), titles.apply(who));
        out.println(INDENT + said(step.path("what").asText()));
        JsonNode facts = step.path("facts");
        String inShort = shortFacts(facts);
        if (!inShort.isEmpty()) {
            out.println(INDENT + inShort);
        }
        list(facts, "released", "收到字段 got");
        list(facts, "withheld", "未提供 withheld");
        out.flush();
    }

    private static String time(JsonNode step) {
        return TIME.format(Instant.parse(step.path("at").asText()));
    }

    private static String said(String what) {
        String zh = STEPS.get(what);
        return zh == null ? what : zh + " · " + what;
    }

    private static String shortFacts(JsonNode facts) {
        Set<String> names = new LinkedHashSet<>();
        facts.fieldNames().forEachRemaining(names::add);
        names.removeAll(LISTS);
        return names.stream()
                .map(name -> FACTS.getOrDefault(name, name) + " " + value(facts.path(name)))
                .collect(Collectors.joining("；"));
    }

    private static String value(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? "是 yes" : "否 no";
        }
        return value.isArray() ? String.join(", ", texts(value)) : value.asText();
    }

    private void list(JsonNode facts, String name, String label) {
        if (facts.has(name)) {
            List<String> fields = texts(facts.path(name));
            out.println(
                    INDENT
                            + label
                            + ": "
                            + (fields.isEmpty() ? "无 none" : String.join(", ", fields)));
        }
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
