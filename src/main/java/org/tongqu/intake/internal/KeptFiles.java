package org.tongqu.intake.internal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.intake.FileInbox;
import org.tongqu.intake.internal.store.FileStore;
import org.tongqu.ledger.Ledger;
import org.tongqu.ledger.Messages;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pairs data with flag files, and takes numbered files in their order. */
@Component
final class KeptFiles implements FileInbox {
    private static final Pattern NUMBERED = Pattern.compile("(.+?)_\\d{8}_\\d{6}_(\\d{4})\\.dat");
    private static final String FLAG = ".ok";
    private static final String SIGNED_ALONE = ".ack";
    private static final int LAST_NUMBER = 9999;

    private final Ledger ledger;
    private final Messages messages;
    private final FileStore store;
    private final Clock clock;
    private final Duration patience;

    KeptFiles(
            Ledger ledger,
            Messages messages,
            FileStore store,
            Clock clock,
            @Value("${tongqu.intake.file-patience:60s}") Duration patience) {
        this.ledger = ledger;
        this.messages = messages;
        this.store = store;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public void keep(String partner, String name, byte[] content) {
        ledger.record(() -> store.keep(partner, name, content));
    }

    @Override
    public List<Ready> ready(String partner) {
        return ledger.record(
                () -> {
                    List<Ready> ready = new ArrayList<>();
                    for (FileStore.Waiting file : store.waiting(partner)) {
                        if (!file.name().endsWith(FLAG)) {
                            ready(partner, file).ifPresent(ready::add);
                        }
                    }
                    return ready;
                });
    }

    private Optional<Ready> ready(String partner, FileStore.Waiting file) {
        if (!isNext(partner, file.name())) {
            report(partner, file, ErrorCode.FILE_SEQUENCE_GAP);
            return Optional.empty();
        }
        byte[] content = store.content(partner, file.name()).orElseThrow();
        if (file.name().endsWith(SIGNED_ALONE)) {
            return Optional.of(new Ready(partner, file.name(), content, Optional.empty()));
        }
        Optional<byte[]> flag = store.content(partner, flagOf(file.name()));
        if (flag.isEmpty()) {
            report(partner, file, ErrorCode.FILE_FLAG_MISSING);
        }
        return flag.map(f -> new Ready(partner, file.name(), content, Optional.of(f)));
    }

    private boolean isNext(String partner, String name) {
        Matcher numbered = NUMBERED.matcher(name);
        return !numbered.matches()
                || Integer.parseInt(numbered.group(2))
                        == store.nextNumber(partner, numbered.group(1));
    }

    private static String flagOf(String name) {
        return name.substring(0, name.lastIndexOf('.')) + FLAG;
    }

    private void report(String partner, FileStore.Waiting file, ErrorCode code) {
        boolean isOld = file.receivedAt().plus(patience).isBefore(clock.instant());
        if (!isOld || file.reported()) {
            return;
        }
        store.reported(partner, file.name(), code);
        messages.refused(
                new Messages.Arrival(
                        UUID.randomUUID(),
                        clock.instant(),
                        "file",
                        Optional.of(partner),
                        Optional.of(file.name()),
                        new byte[0]),
                code);
    }

    @Override
    public void taken(Ready file) {
        ledger.record(
                () -> {
                    store.taken(file.partner(), file.name());
                    file.flag().ifPresent(f -> store.taken(file.partner(), flagOf(file.name())));
                    Matcher numbered = NUMBERED.matcher(file.name());
                    if (numbered.matches()) {
                        int number = Integer.parseInt(numbered.group(2));
                        store.advance(
                                file.partner(),
                                numbered.group(1),
                                number == LAST_NUMBER ? 1 : number + 1);
                    }
                });
    }
}
