package org.tongqu.sealing.internal.primitive;

import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;

import java.security.Provider;

/**
 * The one BouncyCastle provider object, passed around and never registered with the JVM.
 *
 * <p>Registered first it breaks the JDK's own key stores; registered at all it changes what other
 * libraries get.
 */
public final class BouncyCastle {
    /** Older versions come along with other libraries and lack the C1C3C2 order, among others. */
    static final String REQUIRED = "1.87";

    private static final Provider PROVIDER = new BouncyCastleProvider();

    private BouncyCastle() {}

    /**
     * The provider.
     *
     * @throws TongquException CONFIG_INVALID when another version is on the class path
     */
    public static Provider provider() {
        requireVersion(PROVIDER.getVersionStr());
        return PROVIDER;
    }

    static void requireVersion(String version) {
        if (!version.startsWith(REQUIRED)) {
            throw new TongquException(
                    ErrorCode.CONFIG_INVALID,
                    "BouncyCastle "
                            + version
                            + " is on the class path, "
                            + REQUIRED
                            + " is needed");
        }
    }
}
