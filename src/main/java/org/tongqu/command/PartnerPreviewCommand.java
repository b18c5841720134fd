package org.tongqu.command;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.PartnerPreview;
import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.onboarding.Preview;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;

/** Shows what would leave to a partner; sends nothing, needs no running hub. */
@Command(
        name = "preview",
        description = "逐步显示将发给对方的内容，不发送 · Shows, step by step, what would leave; sends nothing.",
        mixinStandardHelpOptions = true)
final class PartnerPreviewCommand implements Callable<Integer> {

    @Mixin private final Terminal terminal = new Terminal();

    @Parameters(paramLabel = "NAME", description = "对接方 · The partner.")
    private String name = "";

    @Option(
            names = "--case",
            required = true,
            paramLabel = "FILE",
            description = "案件，如 docs/samples/case-preview.json · The case, a JSON file of events.")
    private Path file = Path.of("");

    @Option(names = "--reveal", description = "显示个人信息；密钥从不显示 · Shows personal data; secrets never.")
    private boolean reveal;

    @Override
    public Integer call() {
        terminal.quiet();
        PartnerPreview previews =
                new PartnerPreview(Tools.read(Place.paths(), Place::resolved, Clock.systemUTC()));
        Preview preview = previews.preview(terminal.partner(name), content(), reveal);
        new PreviewShown(terminal.out()).print(preview, reveal);
        return preview.failure().isEmpty() ? 0 : 1;
    }

    private byte[] content() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new TongquException(ErrorCode.NOT_FOUND, "cannot read " + file, e);
        }
    }
}
