package org.tongqu.command;

import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.Preview;
import org.tongqu.onboarding.Preview.Sealed;
import org.tongqu.onboarding.Preview.Text;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** How a preview is told, step by step. */
final class PreviewShown {
    private final PrintWriter out;
    private final Path home = Place.paths().home();

    PreviewShown(PrintWriter out) {
        this.out = out;
    }

    void print(Preview preview, boolean reveal) {
        out.printf("%s, %s：不发送 · nothing is sent%n", preview.partner(), preview.message());
        out.println(
                reveal
                        ? "个人信息已显示，请勿外传 · personal data is shown: keep it to yourself"
                        : "个人信息已遮盖（--reveal 显示）· personal data is masked (--reveal shows it)");
        head("1. 披露 · disclosed");
        out.println(preview.disclosed());
        head("2. 不披露 · withheld (" + preview.withheld().size() + ")");
        preview.withheld().forEach(this::withheld);
        preview.translated().ifPresent(text -> text("3. 译文 · translated", text));
        preview.joined().ifPresent(text -> text("3b. 文件 · file of one record", text));
        preview.sealed().ifPresent(this::sealed);
        if (!preview.madeUp().isEmpty()) {
            out.println("密钥缺少，已临时生成 · not there, so made up for this: " + preview.madeUp());
        }
        preview.failure().ifPresent(this::failure);
        out.flush();
    }

    private void head(String title) {
        out.println();
        out.println("== " + title);
    }

    private void withheld(Preview.Withheld held) {
        Path file = held.file().startsWith(home) ? home.relativize(held.file()) : held.file();
        out.printf("%-20s %s:%d %s%n", held.rule(), file, held.line(), held.pointer());
    }

    private void text(String title, Text text) {
        head(
                "%s: %d bytes, %s, %s"
                        .formatted(title, text.bytes().length, text.charset(), text.contentType()));
        if (text.fields().isEmpty()) {
            out.println(text.text());
            return;
        }
        out.printf("%6s %5s  %-8s %s%n", "offset", "bytes", "field", "[text]  hex");
        text.fields()
                .forEach(
                        field ->
                                out.printf(
                                        "%6d %5d  %-8s [%s]  %s%n",
                                        field.offset(),
                                        field.length(),
                                        field.name(),
                                        field.text(),
                                        field.hex()));
    }

    private void sealed(Sealed sealed) {
        head("4. 密封 · sealed by %s: %d bytes".formatted(sealed.suite(), sealed.body().length));
        sealed.attributes().forEach((name, value) -> out.println(name + ": " + value));
        body(sealed.body(), Charset.forName(sealed.charset()));
        sealed.files()
                .forEach(
                        (suffix, content) -> {
                            out.printf("-- %s: %d bytes%n", suffix, content.length);
                            body(content, StandardCharsets.UTF_8);
                        });
    }

    private void body(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        boolean plain =
                Arrays.equals(text.getBytes(charset), bytes)
                        && text.codePoints().allMatch(c -> c >= ' ' || Character.isWhitespace(c));
        out.print(plain ? text + System.lineSeparator() : HexDump.of(bytes));
    }

    private void failure(TongquException failure) {
        head("止于 · stopped: " + failure.code());
        out.println(failure.code().zh() + " · " + failure.code().en());
        out.println(failure.pointer().map(p -> p + ": ").orElse("") + failure.detail());
        out.println("→ " + failure.code().mendZh() + " · " + failure.code().mendEn());
    }
}
