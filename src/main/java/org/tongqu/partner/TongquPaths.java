package org.tongqu.partner;

import java.nio.file.Path;

/**
 * Where Tongqu finds its declarative files and keeps its own.
 *
 * @param home holds {@code routes/ mappings/ security/ config/}; property {@code tongqu.home},
 *     default {@code .}
 * @param var holds keys, database and journal; property {@code tongqu.var}, default {@code ./var}
 */
public record TongquPaths(Path home, Path var) {

    /** The folder of declarative configuration. */
    public Path config() {
        return home.resolve("config");
    }

    /**
     * The folder of keys: the hub's own and, below {@code partners/}, what partners handed over.
     */
    public Path keys() {
        return var.resolve("keys");
    }
}
