package org.tongqu.sandbox.scenario;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.control.Scenarios;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.police.Authorities;
import org.tongqu.sandbox.wire.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Plays the scenarios; every run with cars of its own. */
public final class ScenarioPlayer implements Scenarios {

    private final Authorities authorities;
    private final Map<String, Insurer> insurers;
    private final Path folder;
    private final Duration stepInterval;
    private final Clock clock;

    /** A player that counts its runs in a folder. */
    public ScenarioPlayer(
            Authorities authorities,
            Map<String, Insurer> insurers,
            Path folder,
            Duration stepInterval,
            Clock clock) {
        this.authorities = authorities;
        this.insurers = Map.copyOf(insurers);
        this.folder = folder;
        this.stepInterval = stepInterval;
        this.clock = clock;
    }

    @Override
    public ObjectNode list() {
        ObjectNode list = Json.object();
        ArrayNode playable = list.putArray("scenarios");
        DemoScenarios.byId()
                .values()
                .forEach(
                        scenario ->
                                playable.addObject()
                                        .put("id", scenario.id())
                                        .put("title", scenario.title())
                                        .put("expected", scenario.expected()));
        ArrayNode later = list.putArray("later");
        new TreeMap<>(DemoScenarios.later())
                .forEach((id, needs) -> later.addObject().put("id", id).put("needs", needs));
        return list;
    }

    @Override
    public void play(String id, Consumer<ObjectNode> timeline) {
        Scenario scenario =
                Optional.ofNullable(DemoScenarios.byId().get(id))
                        .orElseThrow(() -> new SandboxException("no scenario " + id));
        Timeline told = new Timeline(id, clock, timeline);
        Watch watch = new Watch(insurers, stepInterval, clock);
        Play play = new Play(Casts.of(id, nextRun(id)), authorities, watch, told, clock);
        try {
            scenario.script().accept(play);
            told.result(true, scenario.expected(), play.seen());
        } catch (SandboxException e) {
            told.result(false, scenario.expected(), String.valueOf(e.getMessage()));
        }
    }

    private synchronized int nextRun(String id) {
        Path file = folder.resolve("runs-" + id);
        try {
            int run = Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
            Files.writeString(file, String.valueOf(run + 1));
            return run;
        } catch (IOException e) {
            throw new SandboxException("the runs of " + id + " cannot be counted", e);
        }
    }
}
