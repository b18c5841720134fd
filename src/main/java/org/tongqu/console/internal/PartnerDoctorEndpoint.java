package org.tongqu.console.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.parcel.Parcel;
import org.tongqu.parcel.Parcel.CompanionFile;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.SealDiagnosis;
import org.tongqu.sealing.SealDiagnosis.Finding;
import org.tongqu.sealing.SealDoctor;
import org.tongqu.sealing.SealDoctor.Sample;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why bytes of a partner do not open, as {@code tongqu partner doctor} says it. */
@Component
@Endpoint(id = "partnerdoctor")
class PartnerDoctorEndpoint {

    private final SealDoctor doctor;

    PartnerDoctorEndpoint(
            TongquPaths paths, PartnerDirectory partners, KeySource keys, Clock clock) {
        this.doctor = SealDoctor.of(paths, partners, keys, clock);
    }

    /** The diagnosis; what the message says is never part of it. */
    record Diagnosed(
            String verdict,
            String partner,
            String suite,
            String message,
            String stoppedAt,
            List<Finding> findings,
            List<String> tried,
            boolean complete,
            long tookMillis) {

        static Diagnosed of(String partner, SealDiagnosis diagnosis) {
            return new Diagnosed(
                    diagnosis.verdict().name(),
                    partner,
                    diagnosis.suite(),
                    diagnosis.message(),
                    diagnosis.stoppedAt().orElse(""),
                    diagnosis.findings(),
                    diagnosis.tried(),
                    diagnosis.complete(),
                    diagnosis.took().toMillis());
        }
    }

    /**
     * Examines a body.
     *
     * @param body in Base64
     * @param headers one {@code name: value} a line
     * @param companions one {@code suffix: content in Base64} a line
     * @param at when it arrived, RFC 3339 in UTC; now when absent
     */
    @WriteOperation
    Diagnosed examine(
            @Selector String name,
            String body,
            @Nullable String message,
            @Nullable String headers,
            @Nullable String companions,
            @Nullable String at) {
        List<CompanionFile> beside = new ArrayList<>();
        lines(companions).forEach((suffix, text) -> beside.add(file(suffix, text)));
        Sample sample =
                new Sample(
                        new Parcel(bytes(body), lines(headers), beside),
                        name,
                        Optional.ofNullable(message),
                        Optional.ofNullable(at).map(PartnerDoctorEndpoint::time));
        return Diagnosed.of(name, doctor.examine(sample));
    }

    private static CompanionFile file(String suffix, String base64) {
        return new CompanionFile(suffix, bytes(base64));
    }

    /** Members of an operation's body can only be texts, so pairs come as lines. */
    private static Map<String, String> lines(@Nullable String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String line : text == null ? List.<String>of() : text.lines().toList()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                pairs.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
            }
        }
        return pairs;
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException wrong) {
            throw new TongquException(ErrorCode.REQUEST_INVALID, "body is not Base64", wrong);
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException wrong) {
            throw new TongquException(ErrorCode.REQUEST_INVALID, "at is not a time", wrong);
        }
    }
}
