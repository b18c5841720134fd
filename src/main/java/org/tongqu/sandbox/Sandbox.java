package org.tongqu.sandbox;

import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.picc.PiccSim;
import org.tongqu.sandbox.police.Hub;
import org.tongqu.sandbox.police.Police12123;
import org.tongqu.sandbox.police.PoliceZs;
import org.tongqu.sandbox.police.Portal;
import org.tongqu.sandbox.simulator.Simulator;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.wire.WireParty;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** All simulators, running. Every one of them is invented: 模拟，与真实接口无关. */
public final class Sandbox implements AutoCloseable {

    private final Hub hub;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Police12123 police12123;
    private final PoliceZs policeZs;
    private final Portal portal;
    private final PiccSim picc;

    private Sandbox(SandboxSettings settings) {
        SecureRandom random = new SecureRandom();
        Clock clock = settings.clock();
        Enrolment enrolment = new Enrolment(settings.var(), random, clock);
        enrolment.run();
        HubCertificates certificates = new HubCertificates(settings.var().resolve("keys/public"));
        this.hub = new Hub(settings.hub());
        Parties parties = new Parties(enrolment, certificates, random, clock);
        this.police12123 =
                started(
                        new Police12123(
                                parties.party(Enrolment.POLICE_12123),
                                hub,
                                settings.ports().police12123(),
                                clock));
        this.policeZs = new PoliceZs(parties.party(Enrolment.POLICE_ZS), hub, clock);
        this.portal =
                new Portal(parties.party(Enrolment.PORTAL), hub, enrolment.citizenKey(), clock);
        this.picc =
                started(
                        new PiccSim(
                                enrolment.picc(),
                                certificates,
                                new ClaimBook("PICC", settings.stepInterval(), clock),
                                settings.ports().picc(),
                                random,
                                clock));
    }

    /** Does the key exchange alone, so that the hub can start afterwards. */
    public static void enrol(Path var) {
        new Enrolment(var, new SecureRandom(), Clock.systemUTC()).run();
    }

    /** Starts all simulators; enrols them first when they are not. */
    public static Sandbox start(SandboxSettings settings) {
        return new Sandbox(settings);
    }

    /** Where everything listens. */
    public SandboxPorts ports() {
        return new SandboxPorts(police12123.port(), picc.port(), 0, 0, 0, 0);
    }

    /** Tells where the hub is, when it was started later. */
    public void connectTo(HubAddress address) {
        hub.moveTo(address);
    }

    /** The 12123 platform. */
    public Police12123 police12123() {
        return police12123;
    }

    /** The city's police network. */
    public PoliceZs policeZs() {
        return policeZs;
    }

    /** The provincial portal. */
    public Portal portal() {
        return portal;
    }

    /** PICC-SIM. */
    public PiccSim picc() {
        return picc;
    }

    /** Every simulator. */
    public List<Simulator> simulators() {
        return List.of(police12123, policeZs, portal, picc);
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                throw new SandboxException("a simulator does not stop", e);
            }
        }
    }

    private <T extends AutoCloseable> T started(T simulator) {
        running.push(simulator);
        return simulator;
    }

    /** Makes parties that speak the wire format. */
    private record Parties(
            Enrolment enrolment, HubCertificates hub, SecureRandom random, Clock clock) {
        WireParty party(String name) {
            return new WireParty(name, enrolment.party(name), hub, random, clock);
        }
    }
}
