package org.tongqu.sealing.internal.wire;

import java.util.regex.Pattern;

/** The forms of identifiers on the wire. */
final class Names {
    static final String HUB = "tongqu";
    static final Pattern PARTNER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    static final Pattern MESSAGE_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{32}");
    static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
    static final Pattern SUITE = Pattern.compile("[a-z0-9-]{1,40}");
    static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");
    static final Pattern CONTENT_TYPE =
            Pattern.compile("application/cloudevents\\+json|application/json");

    private Names() {}
}
