package org.tongqu.partner;

import org.tongqu.failure.TongquException;
import org.tongqu.partner.internal.PartnerFiles;

import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All connected partners; fixed from start to stop. */
public interface PartnerDirectory {

    /**
     * The partners of a checkout, without starting anything.
     *
     * @param placeholders resolves {@code ${NAME:default}}, or throws IllegalArgumentException
     * @throws TongquException CONFIG_INVALID, naming file, line and field
     */
    static PartnerDirectory read(TongquPaths paths, UnaryOperator<String> placeholders) {
        return new PartnerFiles(paths.config().resolve("partners"), placeholders);
    }

    /** Every partner, by name. */
    Collection<Partner> all();

    /** The partner of that name, if connected. */
    Optional<Partner> find(String name);

    /**
     * The partner of that name.
     *
     * @throws TongquException NOT_FOUND
     */
    Partner get(String name);

    /** The partner that is the insurer with this code, if linked. */
    Optional<Partner> insurer(Partner.InsurerCode code);
}
