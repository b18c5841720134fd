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
     * @param body in Base64, as are the companions by their suffix
     * @param at when it arrived, RFC 3339 in UTC; now when absent
     */
    @WriteOperation
    Diagnosed examine(
            @Selector String name,
            String body,
            @Nullable String message,
            @Nullable Map<String, String> attributes,
            @Nullable Map<String, String> companions,
            @Nullable String at) {
        List<CompanionFile> beside = new ArrayList<>();
        if (companions != null) {
            companions.forEach(
                    (suffix, text) -> beside.add(new CompanionFile(suffix, bytes(text))));
        }
        Map<String, String> headers = attributes == null ? Map.of() : attributes;
        Sample sample =
                new Sample(
                        new Parcel(bytes(body), headers, beside),
                        name,
                        Optional.ofNullable(message),
                        Optional.ofNullable(at).map(PartnerDoctorEndpoint::time));
        return Diagnosed.of(name, doctor.examine(sample));
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
