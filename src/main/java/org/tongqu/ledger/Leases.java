package org.tongqu.ledger;

import java.time.Duration;

/** Work that only one node may do at a time: polling, numbered files, sweeping. */
public interface Leases {

    /** Takes or renews a lease for this node; false while another node holds it. */
    boolean hold(String name, Duration length);
}
