package org.tongqu.console;

import java.nio.file.Path;

/**
 * How a person on this machine reaches the running hub: two files that it writes.
 *
 * @param var the folder {@code tongqu.var}
 */
public record AdminAccess(Path var) {

    /** The token that every order must carry; made at first start, for its owner's eyes only. */
    public Path token() {
        return var.resolve("admin.token");
    }

    /** The address of the management port; there while the hub runs. */
    public Path address() {
        return var.resolve("admin.url");
    }
}
