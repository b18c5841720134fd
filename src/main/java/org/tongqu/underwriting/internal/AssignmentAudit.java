package org.tongqu.underwriting.internal;

import org.tongqu.underwriting.RoutingQueue.Assignment;

/** Where decisions by hand are entered in the audit trail, in the caller's transaction. */
interface AssignmentAudit {

    /** Enters one. */
    void assigned(Assignment assignment);
}
