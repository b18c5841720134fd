package org.tongqu.sealing.internal.keys;

import org.tongqu.sealing.HubKeys.HubKey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Reads what the hub's key store holds, and touches nothing. */
public final class HubKeyInventory {

    private final HubKeyFiles files;

    /** For the folder of keys. */
    public HubKeyInventory(Path folder) {
        this.files = new HubKeyFiles(folder, System.getenv());
    }

    /** The key pairs, of which none need be there. */
    public List<HubKey> keys() {
        List<HubKey> keys = new ArrayList<>();
        if (Files.notExists(files.store())) {
            return keys;
        }
        HubKeyStore store = HubKeyStore.open(files.store(), HubKeyStore.password(files.password()));
        for (HubKeyKind kind : HubKeyKind.ALL) {
            String alias = kind.alias();
            store.certificate(alias)
                    .map(f -> describe(alias, store.key(kind.algorithm(), kind.use()).id(), f))
                    .ifPresent(keys::add);
        }
        return keys;
    }

    private HubKey describe(String alias, String id, X509Certificate certificate) {
        return new HubKey(
                alias,
                id,
                certificate.getNotAfter().toInstant(),
                certificate
                        .getSubjectX500Principal()
                        .getName()
                        .contains(HubKeyGeneration.DEVELOPMENT_MARK),
                files.publicCertificate(alias));
    }
}
