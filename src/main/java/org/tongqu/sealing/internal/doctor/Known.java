package org.tongqu.sealing.internal.doctor;

import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.KeySource.OwnKey;
import org.tongqu.sealing.KeySource.PartnerKey;
import org.tongqu.sealing.KeySource.Use;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Every key at hand, by whose it is; what cannot be read is left out.
 *
 * @param sender whose message it should be
 * @param arrived when the message came
 */
record Known(
        Partner sender,
        Collection<Partner> partners,
        KeySource keys,
        Instant arrived,
        Patience patience) {

    /** The same, were another the sender. */
    Known from(Partner other) {
        return new Known(other, partners, keys, arrived, patience);
    }

    /** A public key that may have signed. */
    record Signatory(String whose, String id, PublicKey key, Optional<X509Certificate> proof) {}

    /** A secret shared with a partner. */
    record Secret(String whose, boolean senders, byte[] content) {}

    /** The sender's keys that may sign. */
    List<PartnerKey> agreed(KeyAlgorithm algorithm) {
        return signing(sender).stream().filter(key -> key.algorithm() == algorithm).toList();
    }

    /** The hub's key to decrypt by. */
    Optional<OwnKey> recipient(KeyAlgorithm algorithm) {
        return attempt(() -> keys.own(algorithm, Use.ENCRYPT));
    }

    /** The hub's keys that nobody should encrypt for. */
    List<OwnKey> otherOwn(KeyAlgorithm algorithm) {
        List<OwnKey> own = new ArrayList<>();
        attempt(() -> keys.own(algorithm, Use.SIGN)).ifPresent(own::add);
        attempt(() -> keys.own(algorithm, Use.TLS)).ifPresent(own::add);
        return own;
    }

    /** What a key of the hub is called. */
    String nameOf(OwnKey own) {
        for (Use use : Use.values()) {
            if (attempt(() -> keys.own(own.algorithm(), use))
                    .filter(key -> key.id().equals(own.id()))
                    .isPresent()) {
                return hub(own.algorithm(), use);
            }
        }
        return "hub";
    }

    /** Everybody else who may have signed, the sender's other keys first. */
    List<Signatory> others(KeyAlgorithm algorithm) {
        List<Signatory> all = new ArrayList<>();
        encryption(sender, algorithm).ifPresent(all::add);
        for (Use use : Use.values()) {
            attempt(() -> keys.own(algorithm, use))
                    .map(key -> named(hub(algorithm, use), key))
                    .ifPresent(all::add);
        }
        for (Partner partner : partners) {
            if (!partner.name().equals(sender.name())) {
                addAll(all, partner, algorithm);
            }
        }
        return all;
    }

    /** Everyone whose certificate is known, the sender included. */
    List<Signatory> everyone(KeyAlgorithm algorithm) {
        List<Signatory> all = new ArrayList<>();
        addAll(all, sender, algorithm);
        all.addAll(others(algorithm));
        return all;
    }

    /** The secrets shared with the sender, then those of others. */
    List<Secret> secrets() {
        List<Secret> all = new ArrayList<>();
        addSecrets(all, sender);
        partners.stream()
                .filter(partner -> !partner.name().equals(sender.name()))
                .forEach(partner -> addSecrets(all, partner));
        return all;
    }

    private void addAll(List<Signatory> all, Partner partner, KeyAlgorithm algorithm) {
        for (PartnerKey key : signing(partner)) {
            if (key.algorithm() == algorithm) {
                all.add(
                        new Signatory(
                                "签名钥 signing key: " + partner.name(),
                                key.id(),
                                key.publicKey(),
                                key.certificate()));
            }
        }
        if (!partner.name().equals(sender.name())) {
            encryption(partner, algorithm).ifPresent(all::add);
        }
    }

    private Optional<Signatory> encryption(Partner partner, KeyAlgorithm algorithm) {
        return attempt(() -> keys.encryptionKey(partner, algorithm))
                .map(
                        key ->
                                new Signatory(
                                        "加密钥 encryption key: " + partner.name(),
                                        key.id(),
                                        key.publicKey(),
                                        key.certificate()));
    }

    private void addSecrets(List<Secret> all, Partner partner) {
        boolean senders = partner.name().equals(sender.name());
        for (String name : partner.keys().secrets().keySet()) {
            attempt(() -> keys.secret(partner, name))
                    .map(content -> new Secret(partner.name() + "/" + name, senders, content))
                    .ifPresent(all::add);
        }
    }

    private List<PartnerKey> signing(Partner partner) {
        return attempt(() -> keys.signingKeys(partner)).orElse(List.of());
    }

    private static Signatory named(String whose, OwnKey key) {
        return new Signatory(whose, key.id(), key.publicKey(), key.certificate());
    }

    private static String hub(KeyAlgorithm algorithm, Use use) {
        return "tongqu (hub) " + algorithm + "-" + use;
    }

    private static <T> Optional<T> attempt(Supplier<T> key) {
        try {
            return Optional.of(key.get());
        } catch (TongquException absent) {
            return Optional.empty();
        }
    }
}
