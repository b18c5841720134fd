package org.tongqu.sandbox.cpic;

import java.util.LinkedHashSet;
import java.util.Set;

/** The latest nonces, as many as five minutes of full load have. */
final class SeenNonces {

    private static final int KEPT = 100_000;

    private final Set<String> nonces = new LinkedHashSet<>();

    synchronized boolean contains(String nonce) {
        return nonces.contains(nonce);
    }

    synchronized void add(String nonce) {
        nonces.add(nonce);
        if (nonces.size() > KEPT) {
            nonces.remove(nonces.iterator().next());
        }
    }
}
