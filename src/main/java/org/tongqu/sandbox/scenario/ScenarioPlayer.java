package org.tongqu.sandbox.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.control.Scenarios;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.police.Authorities;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Plays D1, D7, D8 and D15; every run with cars of its own. */
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
    public Set<String> ids() {
        return new LinkedHashSet<>(Casts.IDS);
    }

    @Override
    public void play(String id, Consumer<ObjectNode> timeline) {
        Cast cast = Casts.of(id, nextRun(id));
        Timeline told = new Timeline(id, clock, timeline);
        Watch watch = new Watch(insurers, stepInterval, clock);
        try {
            new Play(cast, authorities, watch, told, clock).run();
            told.result(true, cast.title());
        } catch (SandboxException e) {
            told.result(false, String.valueOf(e.getMessage()));
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
