package org.tongqu.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * How the sandbox runs.
 *
 * @param var folder of state, keys and the hub's certificates, as the hub's {@code tongqu.var}
 * @param hub where the hub is; can be told later, too
 * @param ports wished ports
 * @param stepInterval how long a claim stays at each step
 * @param pullInterval how often police-zs-sim pulls by itself; zero is never
 * @param seed of the choice which events come twice or late
 * @param clock the simulators' clock
 */
public record SandboxSettings(
        Path var,
        HubAddress hub,
        SandboxPorts ports,
        Duration stepInterval,
        Duration pullInterval,
        long seed,
        Clock clock) {

    private static final Duration STEP = Duration.ofSeconds(2);
    private static final Duration PULL = Duration.ofSeconds(2);

    /** For tests: free ports, steps of 200 ms, nothing pulled by itself. */
    public static SandboxSettings forTests(Path var) {
        return new SandboxSettings(
                var,
                HubAddress.standard(),
                SandboxPorts.free(),
                Duration.ofMillis(200),
                Duration.ZERO,
                0,
                Clock.systemUTC());
    }

    /** For the demo. */
    static SandboxSettings forDemo(Path var, HubAddress hub, SandboxPorts ports) {
        return new SandboxSettings(var, hub, ports, STEP, PULL, 0, Clock.systemUTC());
    }

    /** The same with another step interval. */
    public SandboxSettings withStepInterval(Duration interval) {
        return new SandboxSettings(var, hub, ports, interval, pullInterval, seed, clock);
    }

    /** The same with another pull interval. */
    public SandboxSettings withPullInterval(Duration interval) {
        return new SandboxSettings(var, hub, ports, stepInterval, interval, seed, clock);
    }

    /** The same with another hub. */
    public SandboxSettings withHub(HubAddress address) {
        return new SandboxSettings(var, address, ports, stepInterval, pullInterval, seed, clock);
    }

    /** The same with other ports. */
    public SandboxSettings withPorts(SandboxPorts wished) {
        return new SandboxSettings(var, hub, wished, stepInterval, pullInterval, seed, clock);
    }

    /** The same with another clock. */
    public SandboxSettings withClock(Clock other) {
        return new SandboxSettings(var, hub, ports, stepInterval, pullInterval, seed, other);
    }
}
