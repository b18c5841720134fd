package org.tongqu.sandbox;

import org.tongqu.sandbox.ccic.CcicSim;
import org.tongqu.sandbox.cicp.CicpSim;
import org.tongqu.sandbox.control.ControlServer;
import org.tongqu.sandbox.cpic.CpicEvents;
import org.tongqu.sandbox.cpic.CpicSim;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.gpic.GpicSim;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.paic.PaicSim;
import org.tongqu.sandbox.picc.PiccSim;
import org.tongqu.sandbox.police.Authorities;
import org.tongqu.sandbox.police.Hub;
import org.tongqu.sandbox.scenario.ScenarioPlayer;
import org.tongqu.sandbox.simulator.Simulator;
import org.tongqu.sandbox.snic.SnicSim;
import org.tongqu.sandbox.stream.KafkaNode;
import org.tongqu.sandbox.taic.TaicSim;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.ygbx.YgbxSim;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All simulators, running. Every one of them is invented: 模拟，与真实接口无关. */
public final class Sandbox implements AutoCloseable {

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final SandboxSettings settings;
    private final Hub hub;
    private final Authorities authorities;
    private final PiccSim picc;
    private final PaicSim paic;
    private final CpicSim cpic;
    private final CicpSim cicp;
    private final CcicSim ccic;
    private final GpicSim gpic;
    private final TaicSim taic;
    private final SnicSim snic;
    private final YgbxSim ygbx;
    private final KafkaNode kafka;
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
        this.settings = settings;
        this.hub = new Hub(settings.hub());
        this.authorities =
                started(
                        new Authorities(
                                keys,
                                certificates,
                                hub,
                                wished.of(Listening.POLICE_12123),
                                random,
                                clock));
        this.picc =
                started(
                        new PiccSim(
                                keys.picc(),
                                certificates,
                                claims("PICC"),
                                wished.of(Listening.PICC),
                                random,
                                clock));
        this.paic =
                started(
                        new PaicSim(
                                keys.paic(),
                                certificates,
                                claims("PAIC"),
                                wished.of(Listening.PAIC),
                                random,
                                clock));
        started(paic.pushTo(hub));
        this.cpic =
                started(
                        new CpicSim(
                                keys.cpic(),
                                claims("CPIC"),
                                wished.of(Listening.CPIC_BROKER),
                                random,
                                clock));
        this.kafka = started(new KafkaNode(own.resolve("kafka"), wished.of(Listening.CPIC_KAFKA)));
        kafka.topic(CpicEvents.TOPIC);
        started(cpic.publishTo(kafka.bootstrapServers(), settings.seed()));
        this.cicp =
                started(
                        new CicpSim(
                                new CicpSim.Desired(keys.cicp(), wished.of(Listening.CICP)),
                                certificates,
                                claims("CICP"),
                                hub,
                                random,
                                clock));
        this.ccic =
                started(
                        new CcicSim(
                                keys.ccic(),
                                certificates,
                                claims("CCIC"),
                                own.resolve("ccic"),
                                wished.of(Listening.CCIC_SFTP),
                                random,
                                clock));
        this.gpic =
                started(
                        new GpicSim(
                                keys.gpic(),
                                claims("GPIC"),
                                wished.of(Listening.GPIC),
                                () -> hub.address().url(),
                                clock));
        this.taic =
                started(
                        new TaicSim(
                                keys.taic(),
                                claims("TAIC"),
                                wished.of(Listening.TAIC),
                                random,
                                clock));
        this.snic =
                started(
                        new SnicSim(
                                keys.snic(),
                                certificates,
                                claims("SNIC"),
                                wished.of(Listening.SNIC),
                                random,
                                clock));
        this.ygbx =
                started(
                        new YgbxSim(
                                keys.ygbx(),
                                claims("YGBX"),
                                wished.of(Listening.YGBX),
                                settings.seed(),
                                clock));
        this.scenarios =
                new ScenarioPlayer(authorities, insurers(), own, settings.stepInterval(), clock);
        this.control =
                started(
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
        Map<Listening, Integer> ports = new EnumMap<>(Listening.class);
        ports.put(Listening.POLICE_12123, authorities.police12123().port());
        ports.put(Listening.PICC, picc.port());
        ports.put(Listening.PAIC, paic.port());
        ports.put(Listening.CPIC_BROKER, cpic.port());
        ports.put(Listening.CPIC_KAFKA, kafka.port());
        ports.put(Listening.CICP, cicp.port());
        ports.put(Listening.CCIC_SFTP, ccic.port());
        ports.put(Listening.GPIC, gpic.port());
        ports.put(Listening.TAIC, taic.port());
        ports.put(Listening.SNIC, snic.port());
        ports.put(Listening.YGBX, ygbx.port());
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
        return picc;
    }

    /** PAIC-SIM. */
    public PaicSim paic() {
        return paic;
    }

    /** CPIC-SIM. */
    public CpicSim cpic() {
        return cpic;
    }

    /** CICP-SIM. */
    public CicpSim cicp() {
        return cicp;
    }

    /** CCIC-SIM. */
    public CcicSim ccic() {
        return ccic;
    }

    /** GPIC-SIM. */
    public GpicSim gpic() {
        return gpic;
    }

    /** TAIC-SIM. */
    public TaicSim taic() {
        return taic;
    }

    /** SNIC-SIM. */
    public SnicSim snic() {
        return snic;
    }

    /** YGBX-SIM. */
    public YgbxSim ygbx() {
        return ygbx;
    }

    /** The insurers by their CBIT code. */
    public Map<String, Insurer> insurers() {
        Map<String, Insurer> byCode = new TreeMap<>();
        byCode.put("PICC", picc);
        byCode.put("PAIC", paic);
        byCode.put("CPIC", cpic);
        byCode.put("CICP", cicp);
        byCode.put("CCIC", ccic);
        byCode.put("GPIC", gpic);
        byCode.put("TAIC", taic);
        byCode.put("SNIC", snic);
        byCode.put("YGBX", ygbx);
        return Collections.unmodifiableMap(byCode);
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
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                throw new SandboxException("a simulator does not stop", e);
            }
        }
    }

    private ClaimBook claims(String insurer) {
        return new ClaimBook(insurer, settings.stepInterval(), settings.clock());
    }

    private <T extends AutoCloseable> T started(T simulator) {
        running.push(simulator);
        return simulator;
    }
}
