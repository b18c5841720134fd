package org.tongqu.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tongqu.sandbox.HubAddress;
import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.insurer.Ending;
import org.tongqu.sandbox.insurer.Insurer;
import org.tongqu.sandbox.police.Hub;
import org.tongqu.sandbox.simulator.Fault;
import org.tongqu.sandbox.simulator.Simulator;
import org.tongqu.sandbox.wire.Json;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** What can be asked of the simulators and told to them; the payloads they received stay inside. */
final class ControlRequests {

    private static final String SIM = "sim";

    private final List<Simulator> simulators;
    private final Hub hub;

    ControlRequests(List<Simulator> simulators, Hub hub) {
        this.simulators = List.copyOf(simulators);
        this.hub = hub;
    }

    ObjectNode state() {
        ObjectNode state = Json.object();
        ObjectNode sims = state.putObject("simulators");
        simulators.forEach(simulator -> describe(simulator, sims.putObject(simulator.name())));
        return state;
    }

    ObjectNode log(String name) {
        ObjectNode log = Json.object().put(SIM, name);
        ArrayNode messages = log.putArray("messages");
        find(name)
                .log()
                .entries()
                .forEach(
                        entry ->
                                messages.addObject()
                                        .put("at", entry.at().toString())
                                        .put("kind", entry.kind())
                                        .put("id", entry.id())
                                        .put("sm3", entry.sm3()));
        return log;
    }

    ObjectNode faults(ObjectNode request) {
        Simulator simulator = find(Json.text(request, SIM));
        if (request.path("clear").asBoolean()) {
            simulator.faults().clear();
            return state();
        }
        String label = Json.text(request, "fault");
        Fault fault =
                Fault.of(label).orElseThrow(() -> new SandboxException("unknown fault " + label));
        if (request.has("times")) {
            simulator.faults().next(fault, request.path("times").asInt());
        } else {
            simulator.faults().on(fault);
        }
        return state();
    }

    ObjectNode policies(ObjectNode request) {
        insurer(request).claims().insure(Json.text(request, "policyNo"));
        return state();
    }

    ObjectNode endings(ObjectNode request) {
        String name = Json.text(request, "ending");
        Ending ending =
                Arrays.stream(Ending.values())
                        .filter(value -> value.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new SandboxException("unknown ending " + name));
        insurer(request).claims().end(Json.text(request, "policyNo"), ending);
        return state();
    }

    ObjectNode hub(ObjectNode request) {
        hub.moveTo(
                new HubAddress(
                        URI.create(Json.text(request, "url")),
                        request.path("brokerPort").asInt(hub.address().brokerPort())));
        return state();
    }

    private Insurer insurer(ObjectNode request) {
        if (find(Json.text(request, SIM)) instanceof Insurer insurer) {
            return insurer;
        }
        throw new SandboxException("not an insurer");
    }

    private Simulator find(String name) {
        return simulators.stream()
                .filter(simulator -> simulator.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SandboxException("no simulator " + name));
    }

    private static void describe(Simulator simulator, ObjectNode target) {
        target.put("received", simulator.log().received());
        if (simulator instanceof Insurer insurer) {
            target.put("claims", insurer.claims().claims().size());
        }
        ObjectNode faults = target.putObject("faults");
        simulator.faults().state().forEach((fault, left) -> faults.put(fault.label(), left));
    }
}
