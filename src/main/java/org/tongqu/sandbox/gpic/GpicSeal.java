package org.tongqu.sandbox.gpic;

import com.sun.net.httpserver.Headers;

import org.tongqu.sandbox.SandboxException;
import org.tongqu.sandbox.crypto.Sm3;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** HMAC-SM3 of bodies, and the UsernameToken of calls. Thread-safe. */
final class GpicSeal {
    static final String MAC = "X-Mac";

    private static final String WSSE =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String DIGEST =
            "http://docs.oasis-open.org/wss/2004/01/"
                    + "oasis-200401-wss-username-token-profile-1.0#PasswordDigest";
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int NONCES = 10_000;
    private static final String USER = "HUB";

    private final byte[] hmacKey;
    private final byte[] password;
    private final Clock clock;
    private final Set<String> nonces = new LinkedHashSet<>();

    GpicSeal(byte[] hmacKey, String password, Clock clock) {
        this.hmacKey = hmacKey.clone();
        this.password = password.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
    }

    /** What stands in {@code X-Mac} beside a body. */
    String mac(byte[] body) {
        return Base64.getEncoder().encodeToString(Sm3.hmac(hmacKey, body));
    }

    /** Refuses a body whose MAC is another. */
    void checkMac(Headers headers, byte[] body) {
        String given = headers.getFirst(MAC);
        if (given == null || !isMac(given, body)) {
            throw new SandboxException("the HMAC does not hold");
        }
    }

    boolean isMac(String given, byte[] body) {
        return same(given, mac(body));
    }

    /** Refuses an envelope without a fresh token of the hub's. */
    void checkToken(GpicXml envelope) {
        GpicXml security = envelope.child("Header").child("Security");
        GpicXml token = security.child("UsernameToken");
        if (!security.is(WSSE, "Security") || !token.text("Username").equals(USER)) {
            throw new SandboxException("no token of the hub");
        }
        GpicXml digest = token.child("Password");
        if (!digest.element().getAttribute("Type").equals(DIGEST)) {
            throw new SandboxException("not a password digest");
        }
        String nonce = token.text("Nonce");
        String created = token.text("Created");
        if (!same(digest.text(), digest(nonce, created))) {
            throw new SandboxException("the password digest does not hold");
        }
        requireFresh(created);
        requireFirst(nonce);
    }

    /** Base64(SHA-1(nonce + created + password)), the nonce decoded. */
    String digest(String nonce, String created) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(Base64.getDecoder().decode(nonce));
            sha1.update(created.getBytes(StandardCharsets.UTF_8));
            sha1.update(password);
            return Base64.getEncoder().encodeToString(sha1.digest());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SandboxException("no password digest", e);
        }
    }

    private void requireFresh(String created) {
        try {
            Duration age = Duration.between(Instant.parse(created), clock.instant()).abs();
            if (age.compareTo(FRESH) > 0) {
                throw new SandboxException("the token is stale");
            }
        } catch (DateTimeException e) {
            throw new SandboxException("not a time: Created", e);
        }
    }

    private synchronized void requireFirst(String nonce) {
        if (!nonces.add(nonce)) {
            throw new SandboxException("the nonce was used before");
        }
        if (nonces.size() > NONCES) {
            nonces.remove(nonces.iterator().next());
        }
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
