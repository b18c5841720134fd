package org.tongqu.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Parcel;
import org.tongqu.parcel.Parcel.CompanionFile;
import org.tongqu.sealing.SealDiagnosis;
import org.tongqu.sealing.SealDiagnosis.Verdict;
import org.tongqu.sealing.SealDoctor;
import org.tongqu.sealing.SealDoctor.Sample;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Says why bytes of a partner do not verify or decrypt; needs no running hub. */
@Command(
        name = "doctor",
        description = {
            "查明报文为何验不过、解不开 · Says why bytes do not verify or decrypt.",
            "退出码 · Exit code: 0 无误 right, 1 有误 wrong."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Mixin private final Terminal terminal = new Terminal();

    @Parameters(paramLabel = "FILE", description = "报文，- 为标准输入 · The bytes; - is standard input.")
    private Path file = Path.of("");

    @Option(names = "--partner", required = true, description = "对接方 · Who sent it.")
    private String partner = "";

    @Option(
            names = "--message",
            description = "报文名，如 accident-reply · Its name in the suite; default: each is tried.")
    private Optional<String> message = Optional.empty();

    @Option(
            names = "--headers",
            paramLabel = "FILE",
            description = "头或属性，一行一个 · Headers or properties, one `name: value` a line.")
    private Optional<Path> headers = Optional.empty();

    @Option(
            names = "--attribute",
            paramLabel = "NAME=VALUE",
            description = "一个头或属性 · One header or property.")
    private @Nullable Map<String, String> attributes;

    @Option(
            names = "--companion",
            paramLabel = "SUFFIX=FILE",
            description = "随行文件；缺省取同名文件 · A file beside it; default: of the same name.")
    private @Nullable Map<String, Path> companions;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "收到的时间，RFC 3339，缺省为现在 · When it arrived; default: now.")
    private Optional<String> at = Optional.empty();

    @Option(names = "--json", description = "输出 JSON · Prints JSON instead of text.")
    private boolean json;

    @Option(names = "--reveal", description = "打印解出的内容，含个人信息 · Prints the content: personal data.")
    private boolean reveal;

    @Override
    public Integer call() {
        SealDoctor doctor = SealDoctor.of(Place.paths(), Clock.systemUTC());
        SealDiagnosis diagnosis =
                doctor.examine(new Sample(parcel(doctor), partner, message, at.map(this::time)));
        DiagnosisShown shown = new DiagnosisShown(diagnosis, partner);
        terminal.out().println(json ? pretty(shown) : shown.text());
        if (reveal) {
            diagnosis
                    .payload()
                    .ifPresent(p -> terminal.out().println(new String(p, StandardCharsets.UTF_8)));
        }
        terminal.out().flush();
        return diagnosis.verdict() == Verdict.RIGHT ? 0 : 1;
    }

    private static String pretty(DiagnosisShown shown) {
        try {
            return new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(shown.json());
        } catch (JsonProcessingException impossible) {
            throw new TongquException(ErrorCode.INTERNAL, "cannot be written", impossible);
        }
    }

    private Instant time(String text) {
        try {
            return java.time.OffsetDateTime.parse(text).toInstant();
        } catch (java.time.DateTimeException wrong) {
            throw new TongquException(
                    ErrorCode.REQUEST_INVALID, "--at is not a time of RFC 3339", wrong);
        }
    }

    private Parcel parcel(SealDoctor doctor) {
        Map<String, String> all = new LinkedHashMap<>();
        headers.ifPresent(path -> all.putAll(readHeaders(path)));
        if (attributes != null) {
            all.putAll(attributes);
        }
        return new Parcel(read(file), all, beside(doctor));
    }

    private List<CompanionFile> beside(SealDoctor doctor) {
        List<CompanionFile> found = new ArrayList<>();
        if (companions != null) {
            companions.forEach((suffix, path) -> found.add(new CompanionFile(suffix, read(path))));
            return found;
        }
        String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        for (String suffix : doctor.companions(partner)) {
            Path sibling = file.resolveSibling(stem + suffix);
            if (!sibling.equals(file) && Files.isReadable(sibling)) {
                found.add(new CompanionFile(suffix, read(sibling)));
            }
        }
        return found;
    }

    private static Map<String, String> readHeaders(Path path) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String line : new String(read(path), StandardCharsets.UTF_8).lines().toList()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                found.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        return found;
    }

    private static byte[] read(Path path) {
        try {
            return path.toString().equals("-")
                    ? System.in.readAllBytes()
                    : Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new TongquException(ErrorCode.NOT_FOUND, "cannot read " + path, unreadable);
        }
    }
}
