package org.tongqu.broker.internal;

import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who is known to the hub's own broker: the hub itself, and partners with an account.
 *
 * <p>The hub's password is made at start and never leaves this process. An account has one role,
 * which has its name.
 */
final class BrokerAccounts implements ActiveMQSecurityManager {

    /** The account of the hub; no partner can be called this. */
    static final String HUB = "@hub";

    private static final int PASSWORD_BYTES = 32;

    private final String hubPassword;
    private final Map<String, BrokerAccount> partners;

    BrokerAccounts(Collection<BrokerAccount> partners, SecureRandom random) {
        byte[] secret = new byte[PASSWORD_BYTES];
        random.nextBytes(secret);
        this.hubPassword = HexFormat.of().formatHex(secret);
        this.partners =
                partners.stream()
                        .collect(Collectors.toMap(BrokerAccount::user, Function.identity()));
    }

    Collection<BrokerAccount> partners() {
        return partners.values();
    }

    String hubPassword() {
        return hubPassword;
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        if (user == null || password == null) {
            return false;
        }
        return passwordOf(user).filter(right -> isSame(right, password)).isPresent();
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType action) {
        return validateUser(user, password)
                && roles.stream()
                        .filter(role -> role.getName().equals(user))
                        .anyMatch(action::hasRole);
    }

    private Optional<String> passwordOf(String user) {
        if (user.equals(HUB)) {
            return Optional.of(hubPassword);
        }
        return Optional.ofNullable(partners.get(user))
                .flatMap(account -> account.password().read());
    }

    private static boolean isSame(String right, String given) {
        return MessageDigest.isEqual(
                right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
