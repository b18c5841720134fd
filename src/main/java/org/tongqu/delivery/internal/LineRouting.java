package org.tongqu.delivery.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CaseDocument;
import org.tongqu.accident.CaseFold;
import org.tongqu.accident.Plate;
import org.tongqu.accident.PolicyKind;
import org.tongqu.accident.Vehicle;
import org.tongqu.ledger.Lines;
import org.tongqu.underwriting.UnderwriterResolver;
import org.tongqu.underwriting.UnderwriterResolver.Resolution;

import java.util.Optional;
import java.util.Set;

/** Opens the lines of a case: asks underwriting once per vehicle and policy kind. */
@Component
final class LineRouting {
    private final UnderwriterResolver resolver;
    private final Lines lines;

    LineRouting(UnderwriterResolver resolver, Lines lines) {
        this.resolver = resolver;
        this.lines = lines;
    }

    /** What came of routing one line. */
    record Routed(Lines.Key key, Resolution resolution) {
        boolean isNotLinked() {
            return resolution instanceof Resolution.NotLinked
                    || (resolution instanceof Resolution.NoPolicy
                            && key.kind() == PolicyKind.COMPULSORY);
        }
    }

    /** Whether this kind of this vehicle has been routed, or waits for a person, already. */
    boolean isRouted(CaseDocument document, Vehicle vehicle, PolicyKind kind) {
        return document.elements("routes")
                .anyMatch(
                        r ->
                                r.path("vehicleId").asText().equals(vehicle.vehicleId())
                                        && r.path("policyKind").asText().equals(kind.name()));
    }

    /** Whether there is anything to look a policy up by. */
    boolean isInsurable(Vehicle vehicle) {
        return vehicle.plate().isPresent()
                || vehicle.vin().isPresent()
                || vehicle.policies().stream().anyMatch(p -> p.policyNo().isPresent());
    }

    /** Resolves, binds the line when there is an answer, and shows the outcome in the case. */
    Routed route(CaseDocument document, Vehicle vehicle, PolicyKind kind, Set<String> excluded) {
        Lines.Key key = new Lines.Key(document.accidentNo(), vehicle.vehicleId(), kind);
        Resolution resolution = resolver.resolve(question(document, vehicle, kind, excluded));
        if (resolution instanceof Resolution.Resolved resolved) {
            lines.bind(key, resolved.partner(), resolved.insurerCode(), resolved.policyNo());
        }
        show(document, key, resolution);
        return new Routed(key, resolution);
    }

    private static UnderwriterResolver.Question question(
            CaseDocument document, Vehicle vehicle, PolicyKind kind, Set<String> excluded) {
        Optional<Vehicle.StatedPolicy> stated = vehicle.stated(kind);
        return new UnderwriterResolver.Question(
                document.accidentNo(),
                vehicle.vehicleId(),
                kind,
                vehicle.plate().map(Plate::no),
                vehicle.plate().map(Plate::type),
                vehicle.vin(),
                stated.flatMap(Vehicle.StatedPolicy::policyNo),
                stated.flatMap(Vehicle.StatedPolicy::insurerName),
                document.occurredAt().orElseThrow(),
                excluded,
                tractor(document, vehicle, kind));
    }

    private static Optional<UnderwriterResolver.Tractor> tractor(
            CaseDocument document, Vehicle trailer, PolicyKind kind) {
        return document.vehicles().stream()
                .filter(v -> trailer.trailerOf().filter(v.vehicleId()::equals).isPresent())
                .findFirst()
                .map(
                        v ->
                                new UnderwriterResolver.Tractor(
                                        v.plate().map(Plate::no),
                                        v.plate().map(Plate::type),
                                        v.vin(),
                                        v.stated(kind).flatMap(Vehicle.StatedPolicy::policyNo)));
    }

    private static void show(CaseDocument document, Lines.Key key, Resolution resolution) {
        CaseFold.route(document, route(key, resolution));
    }

    private static ObjectNode route(Lines.Key key, Resolution resolution) {
        if (resolution instanceof Resolution.Resolved resolved) {
            return route(key, "RESOLVED", Optional.of(resolved.insurerCode()));
        }
        if (resolution instanceof Resolution.NotLinked notLinked) {
            return route(key, "NOT_LINKED", Optional.of(notLinked.insurerCode()));
        }
        boolean waits = resolution instanceof Resolution.Ambiguous;
        return route(key, waits ? "WAITING" : "NO_POLICY", Optional.empty());
    }

    private static ObjectNode route(Lines.Key key, String outcome, Optional<String> insurerCode) {
        ObjectNode route = JsonNodeFactory.instance.objectNode();
        route.put("vehicleId", key.vehicleId());
        route.put("policyKind", key.kind().name());
        route.put("outcome", outcome);
        insurerCode.ifPresent(code -> route.put("insurerCode", code));
        return route;
    }
}
