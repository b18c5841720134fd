package org.tongqu.sandbox;

import java.util.Map;

/** Ports of the simulators, all on loopback; as a wish, 0 is any free port. */
public record SandboxPorts(
        int police12123, int picc, int cpicBroker, int kafka, int ccicSftp, int control) {

    /** Any free port for each. */
    public static SandboxPorts free() {
        return new SandboxPorts(0, 0, 0, 0, 0, 0);
    }

    /** The ports that the environment names, else the usual ones. */
    public static SandboxPorts of(Map<String, String> environment) {
        return new SandboxPorts(
                port(environment, "POLICE_12123_SIM_PORT", 18080),
                port(environment, "PICC_SIM_PORT", 18443),
                port(environment, "CPIC_SIM_BROKER_PORT", 18616),
                port(environment, "SANDBOX_KAFKA_PORT", 19092),
                port(environment, "CCIC_SIM_SFTP_PORT", 18022),
                port(environment, "SANDBOX_CONTROL_PORT", 18090));
    }

    /** The same, by the names of their environment variables. */
    public Map<String, Integer> byName() {
        return Map.of(
                "POLICE_12123_SIM_PORT", police12123,
                "PICC_SIM_PORT", picc,
                "CPIC_SIM_BROKER_PORT", cpicBroker,
                "SANDBOX_KAFKA_PORT", kafka,
                "CCIC_SIM_SFTP_PORT", ccicSftp,
                "SANDBOX_CONTROL_PORT", control);
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
