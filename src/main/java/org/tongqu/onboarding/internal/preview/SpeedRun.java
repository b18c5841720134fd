package org.tongqu.onboarding.internal.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.disclosure.DisclosedView;
import org.tongqu.onboarding.MappingSpeed.Measured;
import org.tongqu.onboarding.PartnerPreview.Tools;
import org.tongqu.parcel.Draft;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.TrialKeys;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Translates one view again and again, for one partner. */
public final class SpeedRun {
    private static final String MESSAGE = "accident-out";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int FIRST_ADDED = 3;

    private final Partner partner;
    private final Outgoing outgoing;
    private final DisclosedView view;

    public SpeedRun(Tools tools, Partner partner, byte[] caseFile, int viewBytes) {
        this.partner = partner;
        CaseFile given = CaseFile.read(caseFile, tools.events());
        this.outgoing =
                new Outgoing(
                        tools, partner, TrialKeys.of(tools.paths(), partner, tools.clock()), given);
        this.view = grown(tools, given, partner, viewBytes);
    }

    /** Warms up for that time, then measures for as long. */
    public Measured measured(Duration lasting) {
        translateFor(lasting);
        return translateFor(lasting);
    }

    private Measured translateFor(Duration lasting) {
        long end = System.nanoTime() + lasting.toNanos();
        long begun = THREADS.getCurrentThreadCpuTime();
        int count = 0;
        int bytes = 0;
        while (System.nanoTime() < end) {
            Draft draft = outgoing.translated(view, MESSAGE);
            bytes = draft.bytes().length;
            count++;
        }
        Duration cpu = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begun);
        return new Measured(partner.name(), size(view), bytes, count, cpu);
    }

    private static DisclosedView grown(Tools tools, CaseFile given, Partner partner, int bytes) {
        ObjectNode tree = given.document().tree();
        DisclosedView view = tools.disclosure().forInsurer(tree, given.line(partner));
        int before = size(view);
        int added = FIRST_ADDED;
        while (size(view) < bytes) {
            int share = Math.max(1, (bytes - size(view)) / Math.max(1, before));
            for (int i = 0; i < share; i++) {
                addVehicle(tree, added++);
            }
            view = tools.disclosure().forInsurer(tree, given.line(partner));
        }
        return view;
    }

    /** Another vehicle like the second, with its driver and what it was found liable for. */
    private static void addVehicle(ObjectNode tree, int number) {
        add(tree.withArray("/vehicles"), number);
        add(tree.withArray("/parties"), number);
        add((ArrayNode) tree.at("/liability/parties"), number);
    }

    private static void add(ArrayNode list, int number) {
        ObjectNode copy = list.path(1).deepCopy();
        renumber(copy, "vehicleId", "V" + number);
        renumber(copy, "partyId", "P" + number);
        renumber(copy, "ownerPartyId", "P" + number);
        list.add(copy);
    }

    private static void renumber(ObjectNode copy, String field, String value) {
        if (copy.has(field)) {
            copy.put(field, value);
        }
    }

    private static int size(DisclosedView view) {
        JsonNode tree = view.tree();
        return tree.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
