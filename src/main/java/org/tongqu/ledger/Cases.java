package org.tongqu.ledger;

import org.tongqu.accident.CanonicalEvent;
import org.tongqu.accident.CaseDocument;
import org.tongqu.accident.MergeRule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Cases and their events. Reads for change lock the case's row until the transaction ends. */
public interface Cases {

    /** A locked case. */
    record Locked(CaseDocument document, int nextSeq, int plannedSeq) {}

    /** An event with its place in the case. */
    record Sequenced(int seq, CanonicalEvent event) {}

    /** A case that may be the same accident. */
    record Candidate(String accidentNo, MergeRule.Facts facts) {}

    /** A line of the case list. */
    record Listed(
            String accidentNo,
            String state,
            Instant openedAt,
            Instant updatedAt,
            Optional<String> duplicateOf) {}

    /** The number of the case that a system knows by this number. */
    Optional<String> byExternalNumber(String system, String no);

    /** Ties a number of another system to a case; false when it is tied already. */
    boolean link(String system, String no, String accidentNo);

    /** Waits for, and holds, the right to open or merge cases with these plates. */
    void lockPlates(CaseDocument document);

    /** Cases that share a plate within the merge rule's window. */
    List<Candidate> candidates(CaseDocument document);

    /** What the merge rule compares of a document. */
    MergeRule.Facts facts(CaseDocument document);

    /** A new number of the hub, {@code ZS} + date + six digits. */
    String nextAccidentNo();

    /** Stores a new case without events. */
    void open(CaseDocument document);

    /** Marks a case as perhaps the same accident as another, for a person to decide. */
    void markPossibleDuplicate(String accidentNo, String other);

    /** Loads and locks a case. */
    Optional<Locked> lock(String accidentNo);

    /** Appends an event (already folded into the document) and stores the document. */
    int append(Locked locked, CanonicalEvent event, Optional<UUID> messageId);

    /** Stores a changed document without an event. */
    void save(CaseDocument document);

    /** Events after a place in the case, in order. */
    List<Sequenced> eventsAfter(String accidentNo, int seq);

    /** Notes that deliveries are planned up to this event. */
    void planned(String accidentNo, int seq);

    /** Reads a case without locking it. */
    Optional<CaseDocument> read(String accidentNo);

    /** Cases, newest first. */
    List<Listed> list(int limit);

    /** Cases with events that nobody planned for this long. */
    List<String> unplanned(Instant before, int limit);
}
