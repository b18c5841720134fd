package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Plays the catalogue against a partner, and leaves the signed report here. */
@Command(
        name = "conformance",
        description = "一致性测试，写出签名报告 · Plays the catalogue, and writes the signed report.",
        mixinStandardHelpOptions = true)
final class ConformanceCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(300);

    @Mixin private final Terminal terminal = new Terminal();
    @Mixin private final Who who = new Who();

    @Parameters(paramLabel = "NAME", description = "对接方 · The partner.")
    private String name = "";

    @Option(
            names = "--policy",
            description = "对方承保的测试保单号；模拟对方可省 · A test policy it insures; needless for simulators.")
    private Optional<String> policy = Optional.empty();

    @Option(names = "--patience", description = "等候答复的时长 · How long to wait, e.g. PT30S.")
    private Optional<String> patience = Optional.empty();

    @Option(
            names = "--out",
            defaultValue = ".",
            description = "报告目录，缺省当前目录 · Folder of the report; default: here.")
    private Path out = Path.of(".");

    @Override
    public Integer call() {
        AdminClient hub = AdminClient.here();
        ObjectNode order = who.order();
        policy.ifPresent(no -> order.put("policy", no));
        patience.ifPresent(time -> order.put("patience", time));
        String path = "conformance/" + Query.segment(name);
        hub.post(path, order);
        JsonNode run = follow(hub, path);
        if (run.hasNonNull("broken")) {
            throw new TongquException(ErrorCode.INTERNAL, run.path("broken").asText());
        }
        write(hub.get(path + "/" + run.path("reportId").asText()));
        return run.path("passed").asBoolean() ? 0 : 1;
    }

    private JsonNode follow(AdminClient hub, String path) {
        int shown = 0;
        JsonNode run = hub.get(path);
        while (true) {
            for (; shown < run.path("played").size(); shown++) {
                line(run.path("played").get(shown));
            }
            if (!run.path("running").asBoolean()) {
                return run;
            }
            LockSupport.parkNanos(LOOK.toNanos());
            run = hub.get(path);
        }
    }

    private void line(JsonNode entry) {
        List<String> findings = new ArrayList<>();
        entry.path("findings").forEach(f -> findings.add(f.asText()));
        terminal.out()
                .printf(
                        "%s %-14s %s · %s  %s%s%n",
                        entry.path("number").asText(),
                        entry.path("result").asText(),
                        entry.at("/title/zh").asText(),
                        entry.at("/title/en").asText(),
                        findings.isEmpty() ? "" : findings + " ",
                        entry.at("/remark/zh").asText() + " · " + entry.at("/remark/en").asText());
        terminal.out().flush();
    }

    private void write(JsonNode report) {
        String stem = "conformance-" + name + "-" + report.path("reportId").asText();
        for (String form : List.of("json", "html")) {
            Path file = out.resolve(stem + "." + form);
            try {
                Files.createDirectories(out);
                Files.writeString(file, report.path(form).asText());
            } catch (IOException e) {
                throw new TongquException(ErrorCode.REQUEST_INVALID, "cannot write " + file, e);
            }
            terminal.out().println(file);
        }
        terminal.out().println(report.path("passed").asBoolean() ? "通过 PASSED" : "未通过 FAILED");
        terminal.out().flush();
    }
}
