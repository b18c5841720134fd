package org.tongqu.accident;

/** Where a case stands, in the order of the work (side states are flags of the case). */
public enum CaseState {
    RECEIVED,
    EVIDENCE_READY,
    LIABILITY_DETERMINED,
    ROUTED,
    CLAIMING,
    CLOSED
}
