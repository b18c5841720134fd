package org.tongqu.sandbox.police;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.simulator.Running;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.WireParty;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Police, dispatch and portal together. */
public final class Authorities implements Running {

    private final Police12123 police12123;
    private final PoliceZs policeZs;
    private final Police110 police110;
    private final Portal portal;
    private final ScheduledExecutorService puller = Executors.newSingleThreadScheduledExecutor();
    private volatile Optional<String> pullTrouble = Optional.empty();

    /** Starts the 12123 platform's server; port 0 is any free port. */
    public Authorities(
            Enrolment keys,
            HubCertificates certificates,
            Hub hub,
            int port,
            SecureRandom random,
            Clock clock) {
        this.police12123 =
                new Police12123(
                        party(Enrolment.POLICE_12123, keys, certificates, random, clock),
                        hub,
                        port,
                        clock);
        this.policeZs =
                new PoliceZs(
                        party(Enrolment.POLICE_ZS, keys, certificates, random, clock), hub, clock);
        this.police110 = new Police110(hub, keys.dispatchPassword(), clock);
        this.portal =
                new Portal(
                        party(Enrolment.PORTAL, keys, certificates, random, clock),
                        hub,
                        keys.citizenKey(),
                        clock);
    }

    /** The 12123 platform. */
    public Police12123 police12123() {
        return police12123;
    }

    /** The city's police network. */
    public PoliceZs policeZs() {
        return policeZs;
    }

    /** The 110 dispatch. */
    public Police110 police110() {
        return police110;
    }

    /** The provincial portal. */
    public Portal portal() {
        return portal;
    }

    /** Lets the city's police network pull by itself; zero is never. */
    public void pullEvery(Duration interval) {
        if (!interval.isZero() && !interval.isNegative()) {
            var unused =
                    puller.scheduleWithFixedDelay(
                            this::pull,
                            interval.toMillis(),
                            interval.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    /** Why the last pull failed, if it did: for example because the hub is not there yet. */
    public Optional<String> pullTrouble() {
        return pullTrouble;
    }

    @Override
    public void close() {
        puller.shutdownNow();
        police12123.close();
    }

    private void pull() {
        try {
            policeZs.pull();
            pullTrouble = Optional.empty();
        } catch (SandboxException e) {
            pullTrouble = Optional.ofNullable(e.getMessage());
        }
    }

    private static WireParty party(
            String name,
            Enrolment keys,
            HubCertificates certificates,
            SecureRandom random,
            Clock clock) {
        return new WireParty(name, keys.party(name), certificates, random, clock);
    }
}
