package org.tongqu.routes;

import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.tongqu.sealing.TlsClientKey;

import java.nio.file.Path;

/** The hub's key for mutual TLS, as Camel takes it. */
final class ClientKey {

    private ClientKey() {}

    /** As {@link TlsClientKey#read}. */
    static KeyManagersParameters read(Path certificate, Path key) {
        TlsClientKey read = TlsClientKey.read(certificate, key);
        KeyStoreParameters parameters = new KeyStoreParameters();
        parameters.setKeyStore(read.store());
        KeyManagersParameters managers = new KeyManagersParameters();
        managers.setKeyStore(parameters);
        managers.setKeyPassword(read.password());
        return managers;
    }
}
