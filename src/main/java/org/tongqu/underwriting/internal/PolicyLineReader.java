package org.tongqu.underwriting.internal;

import static org.tongqu.failure.ErrorCode.INVALID_VALUE;
import static org.tongqu.failure.ErrorCode.MISSING_FIELD;
import static org.tongqu.failure.ErrorCode.UNKNOWN_CODE;
import static org.tongqu.failure.ErrorCode.VALUE_TOO_LONG;

import org.tongqu.accident.PolicyKind;
import org.tongqu.partner.InsurerRegistry;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks a row of a policy file cell by cell. */
final class PolicyLineReader {
    private static final Set<String> KINDS = Set.of("COMPULSORY", "COMMERCIAL");
    private static final Set<String> STATUSES =
            Set.of("IN_FORCE", "LAPSED", "NOT_STARTED", "CANCELLED");
    private static final Pattern PLATE_TYPE = Pattern.compile("\\d{2}");
    private static final Pattern VIN = Pattern.compile("[A-HJ-NPR-Z0-9]{17}");
    private static final Pattern DIVISION = Pattern.compile("\\d{6}");
    private static final int LONGEST_POLICY_NO = 40;
    private static final int LONGEST_PLATE = 15;

    private final InsurerRegistry insurers;
    private final Optional<String> owner;

    /** With an owner, every row must be of that company or served by it. */
    PolicyLineReader(InsurerRegistry insurers, Optional<String> owner) {
        this.insurers = insurers;
        this.owner = owner;
    }

    /** The row, or the first cell that is wrong. */
    PolicyLine read(long line, String[] cells) throws BadCell {
        Cells row = new Cells(cells);
        Optional<String> vin = vin(row);
        Optional<String> plateNo = plate(row);
        String insurer = insurer(PolicyColumn.INSURER_CODE, row.need(PolicyColumn.INSURER_CODE));
        Optional<String> servicing = servicing(row);
        requireOwner(insurer, servicing);
        if (vin.isEmpty() && plateNo.isEmpty()) {
            throw new BadCell(PolicyColumn.PLATE_NO, MISSING_FIELD);
        }
        Period period = period(row);
        return new PolicyLine(
                line,
                policyNo(row),
                PolicyKind.valueOf(row.oneOf(PolicyColumn.KIND, KINDS)),
                plateNo,
                plateType(row, plateNo),
                vin,
                insurer,
                servicing,
                period.startAt(),
                period.endAt(),
                period.cancelledAt(),
                row.oneOf(PolicyColumn.STATUS, STATUSES),
                row.matching(PolicyColumn.BRANCH_DIVISION, DIVISION));
    }

    private record Period(Instant startAt, Instant endAt, Optional<Instant> cancelledAt) {}

    private static Period period(Cells row) throws BadCell {
        Instant startAt = time(PolicyColumn.START_AT, row.need(PolicyColumn.START_AT));
        Instant endAt = time(PolicyColumn.END_AT, row.need(PolicyColumn.END_AT));
        if (endAt.isBefore(startAt)) {
            throw new BadCell(PolicyColumn.END_AT, INVALID_VALUE);
        }
        Optional<String> cancelled = row.text(PolicyColumn.CANCELLED_AT);
        if (cancelled.isEmpty()) {
            return new Period(startAt, endAt, Optional.empty());
        }
        if (!row.need(PolicyColumn.STATUS).equals("CANCELLED")) {
            throw new BadCell(PolicyColumn.CANCELLED_AT, INVALID_VALUE);
        }
        return new Period(
                startAt, endAt, Optional.of(time(PolicyColumn.CANCELLED_AT, cancelled.get())));
    }

    private static Instant time(PolicyColumn column, String text) throws BadCell {
        return PolicyTime.parse(text).orElseThrow(() -> new BadCell(column, INVALID_VALUE));
    }

    private static String policyNo(Cells row) throws BadCell {
        String number = row.need(PolicyColumn.POLICY_NO);
        if (number.length() > LONGEST_POLICY_NO) {
            throw new BadCell(PolicyColumn.POLICY_NO, VALUE_TOO_LONG);
        }
        return Normalised.policyNo(number)
                .orElseThrow(() -> new BadCell(PolicyColumn.POLICY_NO, MISSING_FIELD));
    }

    private static Optional<String> plate(Cells row) throws BadCell {
        Optional<String> plate = row.text(PolicyColumn.PLATE_NO).flatMap(Normalised::plate);
        if (plate.isPresent() && plate.get().length() > LONGEST_PLATE) {
            throw new BadCell(PolicyColumn.PLATE_NO, VALUE_TOO_LONG);
        }
        return plate;
    }

    private static Optional<String> plateType(Cells row, Optional<String> plate) throws BadCell {
        Optional<String> type = row.matching(PolicyColumn.PLATE_TYPE, PLATE_TYPE);
        if (plate.isPresent() && type.isEmpty()) {
            throw new BadCell(PolicyColumn.PLATE_TYPE, MISSING_FIELD);
        }
        return type;
    }

    private static Optional<String> vin(Cells row) throws BadCell {
        Optional<String> vin = row.text(PolicyColumn.VIN).flatMap(Normalised::vin);
        if (vin.isPresent() && !VIN.matcher(vin.get()).matches()) {
            throw new BadCell(PolicyColumn.VIN, INVALID_VALUE);
        }
        return vin;
    }

    private String insurer(PolicyColumn column, String code) throws BadCell {
        return insurers.codeOf(insurers.codeSystem(), code)
                .orElseThrow(() -> new BadCell(column, UNKNOWN_CODE));
    }

    private Optional<String> servicing(Cells row) throws BadCell {
        Optional<String> code = row.text(PolicyColumn.SERVICING_INSURER_CODE);
        return code.isEmpty()
                ? code
                : Optional.of(insurer(PolicyColumn.SERVICING_INSURER_CODE, code.get()));
    }

    private void requireOwner(String insurer, Optional<String> servicing) throws BadCell {
        if (owner.isPresent() && !owner.get().equals(insurer) && !owner.equals(servicing)) {
            throw new BadCell(PolicyColumn.INSURER_CODE, INVALID_VALUE);
        }
    }

    private record Cells(String[] cells) {

        Optional<String> text(PolicyColumn column) {
            String cell = column.position() < cells.length ? cells[column.position()].strip() : "";
            return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
        }

        String need(PolicyColumn column) throws BadCell {
            return text(column).orElseThrow(() -> new BadCell(column, MISSING_FIELD));
        }

        String oneOf(PolicyColumn column, Set<String> words) throws BadCell {
            String word = need(column);
            if (!words.contains(word)) {
                throw new BadCell(column, UNKNOWN_CODE);
            }
            return word;
        }

        Optional<String> matching(PolicyColumn column, Pattern pattern) throws BadCell {
            Optional<String> cell = text(column);
            if (cell.isPresent() && !pattern.matcher(cell.get()).matches()) {
                throw new BadCell(column, INVALID_VALUE);
            }
            return cell;
        }
    }
}
