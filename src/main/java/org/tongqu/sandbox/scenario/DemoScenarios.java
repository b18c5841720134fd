package org.tongqu.sandbox.scenario;

import org.tongqu.sandbox.simulator.Fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The scenarios that can be played, and those that wait for what the hub cannot do yet. */
final class DemoScenarios {

    private static final List<Scenario> ALL =
            List.of(
                    scenario(
                            "D1",
                            "两车追尾，两家公司各承保一车 · rear-end collision, one insurer each",
                            "每单一案，赔付并结案 · one claim a policy, all paid and closed",
                            DemoScenarios::ordinary),
                    scenario(
                            "D2",
                            "同等责任，互碰自赔的候选 · equal liability, each insurer pays its own car",
                            "两方均为同责，赔付并结案 · both told EQUAL, all paid and closed",
                            DemoScenarios::equally),
                    scenario(
                            "D3",
                            "同一事故由热线、110 和 12123 各报一次 · one accident reported three ways",
                            "一个案件，每单只有一案 · one case, one claim a policy",
                            DemoScenarios::threeWays),
                    scenario(
                            "D4",
                            "送达后责任改变 · liability changed after delivery",
                            "同一赔案得到新责任 · the same claims get the new liability",
                            DemoScenarios::superseded),
                    scenario(
                            "D6",
                            "天安保单转给申能 · policies handed over to a successor",
                            "已转的归申能，未转的留在天安 · the listed policy goes to SNIC, the other stays",
                            DemoScenarios::succession),
                    scenario(
                            "D7",
                            "鸳鸯单：交强险与商业险不在同一公司 · one car, two insurers",
                            "一车两案，分属两家公司 · two claims for one car, one at each company",
                            DemoScenarios::ordinary),
                    scenario(
                            "D8",
                            "对方保险公司未接入 · the other insurer is not linked",
                            "警方获知未接入，其余照常 · police are told NOT_LINKED, the other claim goes on",
                            DemoScenarios::ordinary),
                    scenario(
                            "D9",
                            "对方系统出错 · insurers' systems misbehave",
                            "错的不作数，对的不丢失，不重复立案 · nothing wrong counts, nothing is lost or doubled",
                            DemoScenarios::faults),
                    scenario(
                            "D12",
                            "市民只见本人赔案 · a citizen sees the own claim only",
                            "各见本人，旁人不见 · each driver the own claims, a stranger nothing",
                            DemoScenarios::citizens),
                    scenario(
                            "D15",
                            "生僻字姓名送所有公司 · a rare character in a name, for every insurer",
                            "六家一字不差，两家不能编码则不送 · six get it exactly, two cannot and get nothing",
                            DemoScenarios::rareName));

    private static final Map<String, String> LATER =
            Map.of(
                    "D5", "取证图片质检 · picture checks",
                    "D10", "T+1 对账 · reconciliation",
                    "D11", "人伤转民警 · triage",
                    "D13", "派驻与云端两种模式 · service modes by region",
                    "D14", "勤务与节假日 · stations and calendars");

    private DemoScenarios() {}

    /** Those that can be played, by id. */
    static Map<String, Scenario> byId() {
        Map<String, Scenario> byId = new LinkedHashMap<>();
        ALL.forEach(scenario -> byId.put(scenario.id(), scenario));
        return byId;
    }

    /** Those that need what the hub cannot do yet, and what that is. */
    static Map<String, String> later() {
        return LATER;
    }

    private static Scenario scenario(
            String id, String title, String expected, Consumer<Play> script) {
        return new Scenario(id, title, expected, script);
    }

    private static void ordinary(Play play) {
        play.call110();
        play.report();
        play.evidence();
        play.liability();
        play.claims();
        play.notLinked();
        play.paid();
        play.citizens();
    }

    private static void equally(Play play) {
        play.findEveryoneEquallyLiable();
        ordinary(play);
    }

    private static void threeWays(Play play) {
        play.hotline();
        play.call110();
        play.call110();
        play.report();
        play.report();
        play.liability();
        play.claims();
        play.oneClaimEach();
        play.paid();
    }

    private static void superseded(Play play) {
        play.report();
        play.liability();
        play.claims();
        play.supersede();
        play.paid();
    }

    private static void citizens(Play play) {
        play.report();
        play.liability();
        play.claims();
        play.citizens();
    }

    private static void faults(Play play) {
        play.misbehave("CCIC", Fault.WRONG_TOTAL);
        play.misbehave("YGBX", Fault.LOST_ANSWER);
        play.misbehave("GPIC", Fault.NOT_INSURED);
        play.without("GPIC");
        ordinary(play);
        play.oneClaimEach();
        play.nothingAt("GPIC");
    }

    private static void succession(Play play) {
        play.handOver("SNIC");
        play.withoutWhileClosed("TAIC");
        ordinary(play);
    }

    private static void rareName(Play play) {
        play.without("YGBX");
        play.without("TAIC");
        ordinary(play);
        play.nothingAt("YGBX");
        play.nothingAt("TAIC");
    }
}
