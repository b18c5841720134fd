package org.tongqu.onboarding.internal;

import java.util.List;

/**
 * What a partner is configured by, as it was when the hub started.
 *
 * @param digest SM3 over the names and digests of the files
 */
record Configuration(String digest, List<File> files) {

    /** One file, below {@code tongqu.home}. */
    record File(String path, String sm3) {}
}
