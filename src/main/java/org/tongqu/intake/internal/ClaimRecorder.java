package org.tongqu.intake.internal;

import com.fasterxml.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;
import org.tongqu.accident.CanonicalEvent;
import org.tongqu.accident.CaseDocument;
import org.tongqu.accident.CaseFold;
import org.tongqu.accident.ClaimProgress;
import org.tongqu.accident.ClaimStep;
import org.tongqu.accident.ClaimSteps;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.ledger.ClaimView;
import org.tongqu.ledger.Lines;
import org.tongqu.ledger.Lines.Line;
import org.tongqu.partner.Partner;

import java.util.List;
import java.util.Optional;

/** Moves a line's claim on by what its insurer says; a partner reaches only its own lines. */
@Component
final class ClaimRecorder {
    private final Lines lines;
    private final ClaimView claimView;

    /** The line a claim event is about. */
    record ClaimPlace(Line line) {}

    ClaimRecorder(Lines lines, ClaimView claimView) {
        this.lines = lines;
        this.claimView = claimView;
    }

    /** Finds the one line of this partner that the event names. */
    ClaimPlace place(CanonicalEvent event, Partner sender) {
        JsonNode named = event.data().path("line");
        Optional<String> reportNo = text(named, "reportNo");
        List<Line> found =
                reportNo.map(no -> lines.byReportNo(sender.name(), no))
                        .filter(list -> !list.isEmpty())
                        .orElseGet(() -> byCase(named, sender));
        if (found.size() != 1) {
            throw TongquException.atField(
                    ErrorCode.LINE_UNKNOWN,
                    "/data/line",
                    found.size() + " lines of " + sender.name() + " match");
        }
        return new ClaimPlace(found.get(0));
    }

    private List<Line> byCase(JsonNode named, Partner sender) {
        return text(named, "accidentNo").map(lines::of).orElse(List.of()).stream()
                .filter(line -> line.partner().equals(sender.name()))
                .filter(line -> agrees(named, "vehicleId", line.key().vehicleId()))
                .filter(line -> agrees(named, "policyKind", line.key().kind().name()))
                .toList();
    }

    private static boolean agrees(JsonNode named, String field, String value) {
        return text(named, field).map(value::equals).orElse(true);
    }

    /** Stores what the event says, and shows it in the case. */
    void record(ClaimPlace place, CaseDocument document, CanonicalEvent event) {
        Line line = lines.find(place.line().key()).orElse(place.line());
        text(event.data(), "reportNo")
                .or(() -> text(event.data().path("line"), "reportNo"))
                .filter(no -> line.reportNo().isEmpty())
                .ifPresent(no -> lines.reportNo(line.key(), no));
        ClaimStep step = ClaimSteps.of(event.type()).orElseThrow();
        ClaimProgress progress = line.progress().after(step);
        Line moved = lines.progress(line.key(), progress, amounts(event.data()));
        CaseFold.claim(document, claimView.of(moved));
    }

    private static Lines.Amounts amounts(JsonNode data) {
        return new Lines.Amounts(
                fen(data, "assessedFen"), fen(data, "approvedFen"), fen(data, "paidFen"));
    }

    private static Optional<Long> fen(JsonNode data, String field) {
        return Optional.ofNullable(data.get(field)).map(JsonNode::asLong);
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).filter(n -> !n.isNull()).map(JsonNode::asText);
    }
}
