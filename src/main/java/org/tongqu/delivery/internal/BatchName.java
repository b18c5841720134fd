package org.tongqu.delivery.internal;

import org.tongqu.partner.Partner;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of files for batch partners: company, time in Shanghai, number. */
final class BatchName {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

    private BatchName() {}

    static String of(Partner partner, int sequence, Instant now) {
        String code = partner.insurer().map(Partner.InsurerCode::code).orElse(partner.name());
        return code
                + "_ACC_"
                + STAMP.format(now.atZone(ZONE))
                + "_"
                + String.format("%04d", sequence);
    }
}
