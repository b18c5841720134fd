package org.tongqu.routes;

import org.springframework.stereotype.Component;
import org.tongqu.delivery.Answers;
import org.tongqu.intake.FileInbox;
import org.tongqu.intake.FileInbox.Ready;
import org.tongqu.intake.PartnerIntake;
import org.tongqu.intake.PartnerIntake.Channel;
import org.tongqu.parcel.Parcel;

import java.util.List;
import java.util.Map;

/** Files of a batch partner: acknowledgements and results settle deliveries, data is progress. */
@Component("partnerFiles")
final class PartnerFiles {
    private static final String DATA = ".dat";

    private final FileInbox inbox;
    private final Answers answers;
    private final PartnerIntake intake;
    private final Steps steps;

    PartnerFiles(FileInbox inbox, Answers answers, PartnerIntake intake, Steps steps) {
        this.inbox = inbox;
        this.answers = answers;
        this.intake = intake;
        this.steps = steps;
    }

    /** Keeps a file, then takes all that are complete and in order. */
    void keep(String partner, String name, byte[] content) {
        inbox.keep(partner, name, content);
        takeReady(partner);
    }

    /** Takes all that are complete and in order; says what has been missing for too long. */
    void takeReady(String partner) {
        List<Ready> ready = inbox.ready(partner);
        while (!ready.isEmpty()) {
            ready.forEach(this::take);
            ready = inbox.ready(partner);
        }
    }

    private void take(Ready file) {
        Parcel parcel =
                new Parcel(
                        file.content(),
                        Map.of("file", file.stem()),
                        file.flag().stream()
                                .map(flag -> new Parcel.CompanionFile(".ok", flag))
                                .toList());
        switch (file.extension()) {
            case ".ack" -> answers.received(file.partner(), "accident-ack", parcel);
            case ".rsp" -> answers.received(file.partner(), "accident-reply", parcel);
            case DATA -> statements(file.partner(), parcel);
            default -> {}
        }
        inbox.taken(file);
    }

    private void statements(String partner, Parcel parcel) {
        Channel channel = new Channel(partner, "progress-in", "sftp", true);
        steps.taken(partner, intake.accept(channel, parcel));
    }
}
