package org.tongqu.sealing.internal.wire;

import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.sealing.HubKeys;
import org.tongqu.sealing.KeyAlgorithm;
import org.tongqu.sealing.KeySource;
import org.tongqu.sealing.KeySource.Use;
import org.tongqu.sealing.Partners;
import org.tongqu.sealing.PartnersOfTest;
import org.tongqu.sealing.WireClient;
import org.tongqu.sealing.internal.keys.FileKeySource;
import org.tongqu.sealing.internal.keys.PartnerKeyMaker;
import org.tongqu.sealing.internal.keys.Signatories;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** A hub with keys, and partners that handed over theirs. */
final class Correspondents {
    static final Partner POLICE = Partners.onTheWire("police-sim");
    static final Partner PORTAL = Partners.onTheWire("portal-sim", List.of("sm2-sm3-sm4gcm"));
    static final Partner SILENT = Partners.onTheWire("silent-sim", List.of());

    private final Path var;
    private final Clock clock;
    private final KeySource keys;

    Correspondents(Path var, Clock clock) {
        this.var = var;
        this.clock = clock;
        HubKeys.generate(var, HubKeys.Purpose.DEVELOPMENT, clock);
        for (Partner partner : List.of(POLICE, PORTAL, SILENT)) {
            makeKeys(partner);
        }
        this.keys = FileKeySource.open(var.resolve("keys"), false, clock);
    }

    HubSealedMessages hub() {
        return hubAt(clock);
    }

    HubSealedMessages hubAt(Clock time) {
        return new HubSealedMessages(senders(), keys, new Signatories(), time);
    }

    HubRequestSignatures hubRequests(Clock time) {
        return new HubRequestSignatures(senders(), time);
    }

    KeySource keys() {
        return keys;
    }

    WireClient client(Partner partner, KeyAlgorithm algorithm) {
        return client(partner, algorithm, clock);
    }

    WireClient client(Partner partner, KeyAlgorithm algorithm, Clock time) {
        return WireClient.of(
                        partner.name(),
                        privateKey(partner, algorithm, Use.SIGN),
                        hubCertificate(algorithm, Use.SIGN),
                        hubCertificate(algorithm, Use.ENCRYPT),
                        time)
                .withDecryptionKey(privateKey(partner, algorithm, Use.ENCRYPT));
    }

    Path privateKey(Partner partner, KeyAlgorithm algorithm, Use use) {
        return var.resolve("sandbox")
                .resolve(partner.name())
                .resolve(stem(algorithm, use) + ".key");
    }

    Path hubCertificate(KeyAlgorithm algorithm, Use use) {
        String name = (algorithm + "-" + use).toLowerCase(Locale.ROOT);
        return var.resolve("keys/public/hub-" + name + ".crt");
    }

    private WireSenders senders() {
        PartnerDirectory partners = PartnersOfTest.of(POLICE, PORTAL, SILENT);
        return new WireSenders(partners, keys, new Signatories());
    }

    private void makeKeys(Partner partner) {
        PartnerKeyMaker maker = new PartnerKeyMaker(var, partner.name(), clock);
        for (KeyAlgorithm algorithm : List.of(KeyAlgorithm.SM2, KeyAlgorithm.P256)) {
            for (Use use : Use.values()) {
                String stem = stem(algorithm, use);
                KeyPair pair = maker.handOver(stem + ".crt", algorithm, use);
                maker.keep(stem + ".key", pair);
            }
        }
    }

    private static String stem(KeyAlgorithm algorithm, Use use) {
        String prefix = algorithm == KeyAlgorithm.P256 ? "p256-" : "";
        return prefix + use.name().toLowerCase(Locale.ROOT);
    }
}
