package org.tongqu.command;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.sealing.SealedMessages.Receipt;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;

/** Verifies a receipt of the hub and shows what it proves. */
@Command(
        name = "receipt",
        description = "验证枢纽签名的回执 · Verifies a receipt that the hub signed.",
        mixinStandardHelpOptions = true)
final class ReceiptCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    @Mixin private final Terminal terminal = new Terminal();
    @Mixin private final PartnerKeys keys = new PartnerKeys();

    @Parameters(paramLabel = "FILE", description = "回执，- 为标准输入 · The receipt; - is standard input.")
    private String file = "";

    @Override
    public Integer call() {
        Receipt receipt = keys.client(Clock.systemUTC()).verifyReceipt(content());
        terminal.out().println("签名有效 · The hub's signature holds.");
        terminal.out()
                .println(
                        new Table("项目 FIELD", "内容 VALUE")
                                .row("回执号 receipt", receipt.receiptId())
                                .row("报文号 message", receipt.messageId())
                                .row("摘要 digest", receipt.digest())
                                .row("接收时间 received", receipt.receivedAt().toString())
                                .row("案件号 case", receipt.caseNo().orElse("-")));
        return 0;
    }

    private byte[] content() {
        try {
            return file.equals(STANDARD_INPUT)
                    ? System.in.readAllBytes()
                    : Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new TongquException(ErrorCode.NOT_FOUND, "cannot read " + file, e);
        }
    }
}
