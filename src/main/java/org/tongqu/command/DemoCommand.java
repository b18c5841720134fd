package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;

import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.HubKeys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Plays whole accidents with a real hub and simulated partners, and stays up afterwards. */
@Command(
        name = "demo",
        description = "演示（对方均为模拟）· Plays accidents with simulated partners.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final List<String> FIRST = List.of("D1", "D7", "D8", "D15");
    private static final double NANOS = 1e9;

    @Mixin private final Terminal terminal = new Terminal();

    @Option(
            names = "--scenario",
            paramLabel = "ID",
            description = "只演这些，如 D3 · Plays these only, e.g. D3; otherwise D1 D7 D8 D15.")
    private List<String> wished = new ArrayList<>();

    @Option(
            names = "--all",
            description = "全部演完，并对照预期与所见 · Plays all, and compares what was expected and seen.")
    private boolean all;

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

    private record Played(
            String scenario, String result, double seconds, String expected, String seen) {

        boolean failed() {
            return result.equals("FAILED");
        }
    }

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
        boolean passed = played.stream().noneMatch(Played::failed);
        say("");
        say(table(played).toString());
        if (!exit) {
            stay(hub, paths);
        }
        return passed ? 0 : 1;
    }

    private void importPolicies(DemoHub hub) {
        progress("导入模拟保单 · importing the simulated policies");
        long rows = hub.importPolicies();
        progress("共 %d 张保单 · %d policies".formatted(rows, rows));
    }

    private List<Played> playAll(SandboxControl control, Narration narration) {
        JsonNode list = control.scenarios();
        List<Played> played = new ArrayList<>();
        for (JsonNode scenario : list.path("scenarios")) {
            if (isWanted(scenario.path("id").asText())) {
                played.add(play(control, scenario, narration));
            }
        }
        if (all) {
            list.path("later").forEach(later -> played.add(later(later)));
        }
        return played;
    }

    private boolean isWanted(String id) {
        return all || (wished.isEmpty() ? FIRST : wished).contains(id);
    }

    private Played play(SandboxControl control, JsonNode scenario, Narration narration) {
        String id = scenario.path("id").asText();
        say("");
        say("── " + id + " " + scenario.path("title").asText() + " 【模拟 SIMULATED】");
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
        double seconds = (System.nanoTime() - began) / NANOS;
        String expected = scenario.path("expected").asText();
        if (last.isEmpty()) {
            return new Played(id, "FAILED", seconds, expected, "模拟方中断 · the simulators broke off");
        }
        JsonNode result = last.get(0);
        return new Played(
                id,
                result.path("result").asText(),
                seconds,
                expected,
                result.path("seen").asText());
    }

    private static Played later(JsonNode scenario) {
        return new Played(
                scenario.path("id").asText(), "LATER", 0, scenario.path("needs").asText(), "–");
    }

    private static Table table(List<Played> played) {
        Table table = new Table("场景 SCENARIO", "结果 RESULT", "用时 TIME", "预期 EXPECTED", "所见 SEEN");
        for (Played one : played) {
            table.row(
                    one.scenario(),
                    result(one),
                    String.format(Locale.ROOT, "%.1f s", one.seconds()),
                    one.expected(),
                    one.seen());
        }
        return table;
    }

    private static String result(Played one) {
        return switch (one.result()) {
            case "PASSED" -> "通过 PASSED";
            case "LATER" -> "待后续能力 LATER";
            default -> "失败 FAILED";
        };
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
}
