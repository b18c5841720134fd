package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.HubKeys;
import org.tongqu.underwriting.PolicyImport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Plays whole accidents with a real hub and simulated partners, and stays up afterwards. */
@Command(
        name = "demo",
        description = "演示（对方均为模拟）· Plays accidents with simulated partners.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final Map<String, String> SCENARIOS = scenarios();
    private static final List<String> INSURERS = List.of("picc", "cpic", "ccic", "tpic");
    private static final double NANOS = 1e9;

    @Mixin private final Terminal terminal = new Terminal();

    @Option(
            names = "--scenario",
            paramLabel = "ID",
            description = "只演一个：D1 D7 D8 D15 · Plays one only.")
    private List<String> wished = new ArrayList<>();

    @Option(
            names = "--exit",
            description = "演完即退，有失败则退出码 1 · Ends after playing; 1 when one failed.")
    private boolean exit;

    @Option(
            names = "--step-interval",
            defaultValue = "PT1S",
            description = "模拟公司每步用时 · How long a simulated claim stays at each step.")
    private String stepInterval = "PT1S";

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final long start = System.nanoTime();

    private record Played(String scenario, boolean passed, double seconds, String why) {}

    @Override
    public Integer call() throws Exception {
        Thread stopping = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stopping);
        try {
            return play();
        } finally {
            stop();
        }
    }

    private int play() throws InterruptedException {
        TongquPaths paths = Place.paths();
        say("通衢演示 · Tongqu demo");
        say("【模拟】警方与保险公司均为模拟，与真实接口无关 · SIMULATED: police and insurers are invented");
        progress("生成枢纽密钥 · making the hub's keys");
        HubKeys.generate(paths.var());
        progress("启动模拟方（独立进程）· starting the simulators, a process of their own");
        SandboxProcess sandbox = started(SandboxProcess.start(paths.var(), stepInterval));
        progress("启动枢纽（数据库、消息队列）· starting the hub, its database and its broker");
        DemoHub hub = started(DemoHub.start(paths, sandbox.ports()));
        SandboxControl control = new SandboxControl(sandbox.control());
        control.connectTo(hub.url(), hub.brokerPort());
        importPolicies(hub);
        List<Played> played = playAll(control, new Narration(terminal.out(), hub::title));
        boolean passed = played.stream().allMatch(Played::passed);
        say("");
        say(table(played).toString());
        if (!exit) {
            stay(hub, paths);
        }
        return passed ? 0 : 1;
    }

    private void importPolicies(DemoHub hub) {
        progress("导入模拟保单 · importing the simulated policies");
        long rows =
                INSURERS.stream()
                        .map(hub::importPolicies)
                        .mapToLong(PolicyImport.Report::rows)
                        .sum();
        progress("共 %d 张保单 · %d policies".formatted(rows, rows));
    }

    private List<Played> playAll(SandboxControl control, Narration narration) {
        List<String> ids = wished.isEmpty() ? List.copyOf(SCENARIOS.keySet()) : wished;
        List<Played> played = new ArrayList<>();
        for (String id : ids) {
            say("");
            say("── " + id + " " + SCENARIOS.getOrDefault(id, "") + " 【模拟 SIMULATED】");
            long began = System.nanoTime();
            List<JsonNode> last = new ArrayList<>();
            control.play(
                    id,
                    line -> {
                        if (line.has("result")) {
                            last.add(line);
                        } else {
                            narration.tell(line);
                        }
                    });
            played.add(played(id, last, (System.nanoTime() - began) / NANOS));
        }
        return played;
    }

    private static Played played(String id, List<JsonNode> result, double seconds) {
        if (result.isEmpty()) {
            return new Played(id, false, seconds, "模拟方中断 · the simulators broke off");
        }
        JsonNode last = result.get(0);
        boolean passed = last.path("result").asText().equals("PASSED");
        String why = passed ? SCENARIOS.getOrDefault(id, "") : last.path("why").asText();
        return new Played(id, passed, seconds, why);
    }

    private static Table table(List<Played> played) {
        Table table = new Table("场景 SCENARIO", "结果 RESULT", "用时 TIME", "说明 WHAT");
        for (Played one : played) {
            table.row(
                    one.scenario(),
                    one.passed() ? "通过 PASSED" : "失败 FAILED",
                    String.format(Locale.ROOT, "%.1f s", one.seconds()),
                    one.why());
        }
        return table;
    }

    private void stay(DemoHub hub, TongquPaths paths) throws InterruptedException {
        say("");
        progress("枢纽与模拟方继续运行，Ctrl-C 停止；数据在 " + paths.var() + " · stays up until Ctrl-C");
        say("另开终端试试 · in another terminal:");
        say("  ./tongqu case list");
        say("  ./tongqu seal docs/samples/accident-reported.json --as police-12123-sim --fresh \\");
        say(
                "    | curl -s --data-binary @- -H 'Content-Type: application/vnd.tongqu.sealed+json' \\");
        say("      " + hub.url() + "/v1/messages");
        new CountDownLatch(1).await();
    }

    private void progress(String what) {
        double seconds = (System.nanoTime() - start) / NANOS;
        say(String.format(Locale.ROOT, "[%5.1f s] ", seconds) + what);
    }

    private void say(String line) {
        terminal.out().println(line);
        terminal.out().flush();
    }

    private <T extends AutoCloseable> T started(T part) {
        synchronized (running) {
            running.push(part);
        }
        return part;
    }

    private void stop() {
        synchronized (running) {
            while (!running.isEmpty()) {
                try {
                    running.pop().close();
                } catch (Exception e) {
                    terminal.out().println("  " + e);
                }
            }
        }
    }

    private static Map<String, String> scenarios() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("D1", "两车追尾，人保与太保各承保一车 · rear-end collision, one insurer each");
        titles.put("D7", "鸳鸯单：交强险与商业险不在同一公司 · one car, two insurers");
        titles.put("D8", "对方保险公司未接入 · the other insurer is not linked");
        titles.put("D15", "生僻字姓名同时送三家公司 · a rare character in a name, three insurers");
        return titles;
    }
}
