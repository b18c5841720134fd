package org.tongqu.sealing.internal.keys;

import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource.Use;

import java.util.List;
import java.util.Locale;

/**
 * One of the hub's own key pairs.
 *
 * @param required whether the hub does not start without it; a store of before the others were
 *     there opens
 */
record HubKeyKind(KeyAlgorithm algorithm, Use use, boolean required) {

    /** Every key pair that the hub makes for itself. */
    static final List<HubKeyKind> ALL =
            List.of(
                    new HubKeyKind(KeyAlgorithm.SM2, Use.SIGN, true),
                    new HubKeyKind(KeyAlgorithm.SM2, Use.ENCRYPT, true),
                    new HubKeyKind(KeyAlgorithm.P256, Use.SIGN, true),
                    new HubKeyKind(KeyAlgorithm.P256, Use.ENCRYPT, true),
                    new HubKeyKind(KeyAlgorithm.SM2, Use.TLS, false),
                    new HubKeyKind(KeyAlgorithm.P256, Use.TLS, false),
                    new HubKeyKind(KeyAlgorithm.RSA, Use.SIGN, false));

    /** Its name in the key store, e.g. {@code sm2-sign}. */
    String alias() {
        return alias(algorithm, use);
    }

    static String alias(KeyAlgorithm algorithm, Use use) {
        return (algorithm + "-" + use).toLowerCase(Locale.ROOT);
    }
}
