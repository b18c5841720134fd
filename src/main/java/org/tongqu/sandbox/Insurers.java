package org.tongqu.sandbox;

import org.tongqu.sandbox.ccic.CcicSim;
import org.tongqu.sandbox.cicp.CicpSim;
import org.tongqu.sandbox.cpic.CpicEvents;
import org.tongqu.sandbox.cpic.CpicSim;
import org.tongqu.sandbox.enrolment.Enrolment;
import org.tongqu.sandbox.gpic.GpicSim;
import org.tongqu.sandbox.insurer.ClaimBook;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.paic.PaicSim;
import org.tongqu.sandbox.picc.PiccSim;
import org.tongqu.sandbox.police.Hub;
import org.tongqu.sandbox.simulator.Running;
import org.tongqu.sandbox.simulator.RunningStack;
import org.tongqu.sandbox.snic.SnicSim;
import org.tongqu.sandbox.stream.KafkaNode;
import org.tongqu.sandbox.taic.TaicSim;
import org.tongqu.sandbox.wire.HubCertificates;
import org.tongqu.sandbox.ygbx.YgbxSim;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The simulated insurers, running. */
final class Insurers implements Running {

    private final RunningStack running = new RunningStack();
    private final SandboxSettings settings;
    private final Enrolment keys;
    private final HubCertificates certificates;
    private final Hub hub;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Path own;
    private final KafkaNode kafka;
    private final PiccSim picc;
    private final PaicSim paic;
    private final CpicSim cpic;
    private final CicpSim cicp;
    private final CcicSim ccic;
    private final GpicSim gpic;
    private final TaicSim taic;
    private final SnicSim snic;
    private final YgbxSim ygbx;

    /** Starts them all; {@code own} is the folder for what they keep. */
    Insurers(
            SandboxSettings settings,
            Enrolment keys,
            HubCertificates certificates,
            Hub hub,
            Path own) {
        this.settings = settings;
        this.keys = keys;
        this.certificates = certificates;
        this.hub = hub;
        this.clock = settings.clock();
        this.own = own;
        this.picc = running.started(startPicc());
        this.paic = running.started(startPaic());
        running.started(paic.pushTo(hub));
        this.cpic = running.started(startCpic());
        this.kafka =
                running.started(new KafkaNode(own.resolve("kafka"), port(Listening.CPIC_KAFKA)));
        kafka.topic(CpicEvents.TOPIC);
        running.started(cpic.publishTo(kafka.bootstrapServers(), settings.seed()));
        this.cicp = running.started(startCicp());
        this.ccic = running.started(startCcic());
        this.gpic = running.started(startGpic());
        this.taic = running.started(startTaic());
        this.snic = running.started(startSnic());
        this.ygbx = running.started(startYgbx());
    }

    private PiccSim startPicc() {
        return new PiccSim(
                keys.picc(), certificates, claims("PICC"), port(Listening.PICC), random, clock);
    }

    private PaicSim startPaic() {
        return new PaicSim(
                keys.paic(), certificates, claims("PAIC"), port(Listening.PAIC), random, clock);
    }

    private CpicSim startCpic() {
        return new CpicSim(keys.cpic(), claims("CPIC"), port(Listening.CPIC_BROKER), random, clock);
    }

    private CicpSim startCicp() {
        return new CicpSim(
                new CicpSim.Desired(keys.cicp(), port(Listening.CICP)),
                certificates,
                claims("CICP"),
                hub,
                random,
                clock);
    }

    private CcicSim startCcic() {
        return new CcicSim(
                keys.ccic(),
                certificates,
                claims("CCIC"),
                own.resolve("ccic"),
                port(Listening.CCIC_SFTP),
                random,
                clock);
    }

    private GpicSim startGpic() {
        return new GpicSim(
                keys.gpic(),
                claims("GPIC"),
                port(Listening.GPIC),
                () -> hub.address().url(),
                clock);
    }

    private TaicSim startTaic() {
        return new TaicSim(keys.taic(), claims("TAIC"), port(Listening.TAIC), random, clock);
    }

    private SnicSim startSnic() {
        return new SnicSim(
                keys.snic(), certificates, claims("SNIC"), port(Listening.SNIC), random, clock);
    }

    private YgbxSim startYgbx() {
        return new YgbxSim(
                keys.ygbx(), claims("YGBX"), port(Listening.YGBX), settings.seed(), clock);
    }

    private ClaimBook claims(String insurer) {
        return new ClaimBook(insurer, settings.stepInterval(), clock);
    }

    private int port(Listening listening) {
        return settings.ports().of(listening);
    }

    /** By their CBIT code. */
    Map<String, Insurer> byCode() {
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

    /** Where they listen. */
    Map<Listening, Integer> ports() {
        Map<Listening, Integer> ports = new EnumMap<>(Listening.class);
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
        return ports;
    }

    PiccSim picc() {
        return picc;
    }

    PaicSim paic() {
        return paic;
    }

    CpicSim cpic() {
        return cpic;
    }

    CicpSim cicp() {
        return cicp;
    }

    CcicSim ccic() {
        return ccic;
    }

    GpicSim gpic() {
        return gpic;
    }

    TaicSim taic() {
        return taic;
    }

    SnicSim snic() {
        return snic;
    }

    YgbxSim ygbx() {
        return ygbx;
    }

    @Override
    public void close() {
        running.close();
    }
}
