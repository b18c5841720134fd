package org.tongqu.sandbox.ccic;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.enrolment.Enrolment.CcicKeys;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.MessageLog;
import org.tongqu.sandbox.wire.HubCertificates;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** CCIC-SIM's SFTP server, and the job that takes uploads and writes answers and progress. */
public final class CcicSim extends Insurer {
    private static final Set<Fault> POSSIBLE_FAULTS =
            EnumSet.of(
                    Fault.WRONG_ID,
                    Fault.WRONG_SIGNATURE,
                    Fault.TIMEOUT,
                    Fault.DROP_CONNECTION,
                    Fault.RETRY_LATER,
                    Fault.NOT_INSURED,
                    Fault.DUPLICATE,
                    Fault.SLOW,
                    Fault.WRONG_TOTAL,
                    Fault.SEQUENCE_GAP,
                    Fault.MISSING_OK);

    private static final long LOOK_MILLIS = 500;
    private static final long SLOW_LOOKS = 6;

    private final CcicServer server;
    private final CcicInbox inbox;
    private final CcicProgress progress;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor();
    private long looksToSkip;
    private volatile Optional<String> trouble = Optional.empty();

    /** Starts its server over folders below {@code folder}; port 0 is any free port. */
    public CcicSim(
            CcicKeys keys,
            HubCertificates hub,
            ClaimBook claims,
            Path folder,
            int port,
            SecureRandom random,
            Clock clock) {
        super(Enrolment.CCIC, claims, POSSIBLE_FAULTS, clock);
        CcicFolders folders = new CcicFolders(folder, clock);
        CcicSeal seal = new CcicSeal(keys, hub, random);
        this.inbox = new CcicInbox(folders, seal, new CcicDesk(claims, log(), faults()), faults());
        this.progress = new CcicProgress(folders, seal, claims, faults(), clock);
        this.server = new CcicServer(folders.root(), keys.host(), keys.client().getPublic(), port);
        var unused =
                clockwork.scheduleWithFixedDelay(
                        this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public String readable(MessageLog.Entry entry) {
        return entry.text(Charset.forName("GB18030"));
    }

    /** Its SFTP port. */
    public int port() {
        return server.port();
    }

    /** Number of the upload it waits for. */
    public int expectedFile() {
        return inbox.expected();
    }

    /** Why its job failed the last time it looked, if it did. */
    public Optional<String> trouble() {
        return trouble;
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        server.close();
    }

    /** A job that throws is never run again by its scheduler, so it keeps its trouble instead. */
    private void look() {
        if (looksToSkip == 0 && faults().strikes(Fault.SLOW)) {
            looksToSkip = SLOW_LOOKS;
        }
        if (looksToSkip > 1) {
            looksToSkip--;
            return;
        }
        looksToSkip = 0;
        try {
            inbox.look();
            progress.look();
            trouble = Optional.empty();
        } catch (SandboxException e) {
            trouble = Optional.ofNullable(e.getMessage());
        }
    }
}
