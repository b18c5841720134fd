package org.tongqu.sandbox;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Ports of the simulators, all on loopback; as a wish, 0 is any free port. */
public record SandboxPorts(Map<Listening, Integer> ports) {

    /** Keeps a copy. */
    public SandboxPorts {
        ports = Map.copyOf(ports);
    }

    /** Any free port for each. */
    public static SandboxPorts free() {
        return each(listening -> 0);
    }

    /** The ports that the environment names, else the usual ones. */
    public static SandboxPorts of(Map<String, String> environment) {
        return each(l -> port(environment, l.variable(), l.usualPort()));
    }

    private static SandboxPorts each(ToIntFunction<Listening> port) {
        Map<Listening, Integer> ports = new EnumMap<>(Listening.class);
        Arrays.stream(Listening.values()).forEach(l -> ports.put(l, port.applyAsInt(l)));
        return new SandboxPorts(ports);
    }

    /** The port of one. */
    public int of(Listening listening) {
        return ports.getOrDefault(listening, 0);
    }

    /** All, by the names of their environment variables. */
    public Map<String, Integer> byName() {
        return ports.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().variable(), Map.Entry::getValue));
    }

    static int port(Map<String, String> environment, String name, int usual) {
        String value = environment.getOrDefault(name, "").strip();
        try {
            return value.isEmpty() ? usual : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new SandboxException(name + " is not a port", e);
        }
    }
}
