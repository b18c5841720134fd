package org.tongqu.sealing.internal.keys;

import java.nio.file.Path;
import java.util.Map;

/**
 * Names of the hub's own key files.
 *
 * @param folder {@code <tongqu.var>/keys}
 * @param environment may name the password file in {@code TONGQU_KEYSTORE_PASSWORD_FILE}
 */
record HubKeyFiles(Path folder, Map<String, String> environment) {
    private static final String PASSWORD_VARIABLE = "TONGQU_KEYSTORE_PASSWORD_FILE";

    HubKeyFiles {
        environment = Map.copyOf(environment);
    }

    Path store() {
        return folder.resolve("hub.p12");
    }

    Path password() {
        String named = environment.get(PASSWORD_VARIABLE);
        return named == null ? folder.resolve("hub.password") : Path.of(named);
    }

    /** Version 1 is {@code master.key}; later ones are {@code master-2.key} and so on. */
    Path masterKey(int version) {
        return folder.resolve(version == 1 ? "master.key" : "master-" + version + ".key");
    }

    Path publicCertificate(String alias) {
        return folder.resolve("public").resolve("hub-" + alias + ".crt");
    }
}
