package org.tongqu.command;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.WireClient;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Whose keys a command uses: those of a simulated partner, unless a file is named. */
@Command
final class PartnerKeys {

    private static final String SM2 = "sm2-sm3-sm4gcm";
    private static final String P256 = "es256-ecdhes-a256gcm";

    /** Names of the key files of each suite: the partner's own, and the start of the hub's. */
    private static final Map<String, Names> SUITES =
            Map.of(
                    SM2,
                    new Names("sign.key", "hub-sm2"),
                    P256,
                    new Names("p256-sign.key", "hub-p256"));

    private record Names(String ownKey, String hub) {}

    @Option(
            names = "--as",
            required = true,
            paramLabel = "PARTNER",
            description = "对接方名称 · The partner's name, e.g. police-12123-sim.")
    private String partner = "";

    @Option(
            names = "--suite",
            defaultValue = SM2,
            description = "密码套件 · " + SM2 + " (default) or " + P256 + ".")
    private String suite = SM2;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "私钥，缺省用模拟方的 · Signing key; default: the simulated partner's.")
    private Optional<Path> key = Optional.empty();

    /** The partner's name. */
    String partner() {
        return partner;
    }

    /**
     * The partner's side of the wire format.
     *
     * @throws TongquException UNKNOWN_SUITE, KEY_UNAVAILABLE
     */
    WireClient client(Clock clock) {
        Names names = SUITES.get(suite);
        if (names == null) {
            throw new TongquException(
                    ErrorCode.UNKNOWN_SUITE, suite + " is neither " + SM2 + " nor " + P256);
        }
        Path var = Place.paths().var();
        Path own =
                key.orElseGet(
                        () -> var.resolve("sandbox/keys").resolve(partner).resolve(names.ownKey()));
        Path published = var.resolve("keys/public");
        return WireClient.of(
                partner,
                own,
                published.resolve(names.hub() + "-sign.crt"),
                published.resolve(names.hub() + "-encrypt.crt"),
                clock);
    }
}
