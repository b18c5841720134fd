package org.tongqu.command;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.SignedReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Reports that both sides keep. */
@Command(
        name = "report",
        description = "测试报告 · Reports that both sides keep.",
        mixinStandardHelpOptions = true,
        subcommands = ReportCommand.Verifying.class)
final class ReportCommand {

    @Command(
            name = "verify",
            description = "核验报告签名，无需枢纽运行 · Proves a report's signature; needs no running hub.",
            mixinStandardHelpOptions = true)
    static final class Verifying implements Callable<Integer> {
        @Mixin private final Terminal terminal = new Terminal();

        @Parameters(paramLabel = "FILE", description = "报告（JSON 或 HTML）· The report.")
        private Path file = Path.of("");

        @Option(
                names = "--certificate",
                description =
                        "枢纽 SM2 签名证书 · The hub's SM2 signing certificate; default: this hub's.")
        private Optional<Path> certificate = Optional.empty();

        @Override
        public Integer call() {
            Path trusted =
                    certificate.orElseGet(
                            () -> Place.paths().keys().resolve("public/hub-sm2-sign.crt"));
            String keyId =
                    SignedReport.verified(content(), trusted)
                            .orElseThrow(
                                    () ->
                                            new TongquException(
                                                    ErrorCode.SIGNATURE_INVALID,
                                                    file + " is not as the hub signed it"));
            terminal.out().println("签名有效 · the signature holds; key " + keyId);
            terminal.out().flush();
            return 0;
        }

        private String content() {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new TongquException(ErrorCode.REQUEST_INVALID, "cannot read " + file, e);
            }
        }
    }
}
