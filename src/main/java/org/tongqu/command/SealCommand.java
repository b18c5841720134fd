package org.tongqu.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Seals an event as a partner would, ready for {@code POST /v1/messages}. */
@Command(
        name = "seal",
        description = "按对接方身份封装事件 · Seals an event as a partner would.",
        mixinStandardHelpOptions = true)
final class SealCommand implements Callable<Integer> {

    private static final String EVENT = "application/cloudevents+json";
    private static final Duration AGO = Duration.ofMinutes(5);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Mixin private final Terminal terminal = new Terminal();
    @Mixin private final PartnerKeys keys = new PartnerKeys();

    @Parameters(paramLabel = "FILE", description = "事件，JSON · The event, a CloudEvent in JSON.")
    private Path file = Path.of("");

    @Option(
            names = "--fresh",
            description = "换新报文号、案件号与时间 · Sets a new id, case number and times of now.")
    private boolean fresh;

    @Option(
            names = "--subject",
            paramLabel = "NO",
            description = "发送方的案件号 · The sender's number of the case, to send more about it.")
    private Optional<String> subject = Optional.empty();

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() {
        ObjectNode event = read();
        if (fresh) {
            refresh(event);
        }
        subject.ifPresent(number -> event.put("subject", number));
        byte[] sealed =
                keys.client(clock)
                        .seal(
                                event.path("id").asText(),
                                EVENT,
                                event.toString().getBytes(StandardCharsets.UTF_8));
        terminal.out().println(new String(sealed, StandardCharsets.UTF_8));
        return 0;
    }

    private ObjectNode read() {
        try {
            JsonNode tree = new ObjectMapper().readTree(file.toFile());
            if (tree instanceof ObjectNode event && event.path("id").isTextual()) {
                return event;
            }
            throw new TongquException(
                    ErrorCode.PAYLOAD_NOT_JSON, file + " is no event: it has no id");
        } catch (IOException e) {
            ErrorCode code =
                    Files.isReadable(file) ? ErrorCode.PAYLOAD_NOT_JSON : ErrorCode.NOT_FOUND;
            throw new TongquException(code, "cannot read " + file, e);
        }
    }

    private void refresh(ObjectNode event) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        event.put("id", UUID.randomUUID().toString());
        event.put("source", keys.partner());
        event.put("subject", "3309" + now.toEpochMilli());
        event.put("time", text(now));
        if (event.path("data") instanceof ObjectNode data) {
            replace(data, "reportedAt", text(now.truncatedTo(ChronoUnit.SECONDS)));
            replace(data, "occurredAt", text(now.minus(AGO).truncatedTo(ChronoUnit.SECONDS)));
        }
    }

    private static void replace(ObjectNode data, String field, String value) {
        if (data.has(field)) {
            data.put(field, value);
        }
    }

    private static String text(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(ZONE).toOffsetDateTime());
    }
}
