package org.tongqu.sandbox;

import org.tongqu.sandbox.ccic.CcicSim;
import org.tongqu.sandbox.cicp.CicpSim;
import org.tongqu.sandbox.control.ControlServer;
import org.tongqu.sandbox.cpic.CpicSim;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.gpic.GpicSim;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.paic.PaicSim;
import org.tongqu.sandbox.picc.PiccSim;
import org.tongqu.sandbox.police.Authorities;
import org.tongqu.sandbox.police.Hub;
import org.tongqu.sandbox.scenario.ScenarioPlayer;
import org.tongqu.sandbox.simulator.Running;
import org.tongqu.sandbox.simulator.RunningStack;
import org.tongqu.sandbox.simulator.Simulator;
import org.tongqu.sandbox.snic.SnicSim;
import org.tongqu.sandbox.taic.TaicSim;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.ygbx.YgbxSim;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All simulators, running. Every one of them is invented: 模拟，与真实接口无关. */
public final class Sandbox implements Running {

    private final RunningStack running = new RunningStack();
    private final Hub hub;
    private final Authorities authorities;
    private final Insurers insurers;
    private final ScenarioPlayer scenarios;
    private final ControlServer control;

    private Sandbox(SandboxSettings settings) {
        SecureRandom random = new SecureRandom();
        Clock clock = settings.clock();
        Path own = settings.var().resolve("sandbox");
        SandboxPorts wished = settings.ports();
        HubCertificates certificates = new HubCertificates(settings.var().resolve("keys/public"));
        Enrolment keys = new Enrolment(settings.var(), random, clock);
        keys.run();
        this.hub = new Hub(settings.hub());
        this.authorities =
                running.started(
                        new Authorities(
                                keys,
                                certificates,
                                hub,
                                wished.of(Listening.POLICE_12123),
                                random,
                                clock));
        this.insurers = running.started(new Insurers(settings, keys, certificates, hub, own));
        this.scenarios =
                new ScenarioPlayer(authorities, insurers(), own, settings.stepInterval(), clock);
        this.control =
                running.started(
                        new ControlServer(
                                wished.of(Listening.CONTROL), simulators(), hub, scenarios));
        authorities.pullEvery(settings.pullInterval());
    }

    /** Enrols ({@code enrol}) or starts everything; see {@link SandboxCommand}. */
    public static void main(String... arguments) {
        SandboxCommand.run(List.of(arguments), System.getenv());
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
        Map<Listening, Integer> ports = insurers.ports();
        ports.put(Listening.POLICE_12123, authorities.police12123().port());
        ports.put(Listening.CONTROL, control.port());
        return new SandboxPorts(ports);
    }

    /** Tells where the hub is, when it was started later. */
    public void connectTo(HubAddress address) {
        hub.moveTo(address);
    }

    /** Police, dispatch and portal. */
    public Authorities authorities() {
        return authorities;
    }

    /** PICC-SIM. */
    public PiccSim picc() {
        return insurers.picc();
    }

    /** PAIC-SIM. */
    public PaicSim paic() {
        return insurers.paic();
    }

    /** CPIC-SIM. */
    public CpicSim cpic() {
        return insurers.cpic();
    }

    /** CICP-SIM. */
    public CicpSim cicp() {
        return insurers.cicp();
    }

    /** CCIC-SIM. */
    public CcicSim ccic() {
        return insurers.ccic();
    }

    /** GPIC-SIM. */
    public GpicSim gpic() {
        return insurers.gpic();
    }

    /** TAIC-SIM. */
    public TaicSim taic() {
        return insurers.taic();
    }

    /** SNIC-SIM. */
    public SnicSim snic() {
        return insurers.snic();
    }

    /** YGBX-SIM. */
    public YgbxSim ygbx() {
        return insurers.ygbx();
    }

    /** The insurers by their CBIT code. */
    public Map<String, Insurer> insurers() {
        return insurers.byCode();
    }

    /** What plays the demo scenarios. */
    public ScenarioPlayer scenarios() {
        return scenarios;
    }

    /** Every simulator. */
    public List<Simulator> simulators() {
        List<Simulator> all = new ArrayList<>();
        all.add(authorities.police12123());
        all.add(authorities.policeZs());
        all.add(authorities.police110());
        all.add(authorities.portal());
        all.addAll(insurers().values());
        return List.copyOf(all);
    }

    @Override
    public void close() {
        running.close();
    }
}
