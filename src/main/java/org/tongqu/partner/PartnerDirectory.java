package org.tongqu.partner;

import org.tongqu.failure.TongquException;

import java.util.Collection;
import java.util.Optional;

/** All connected partners; fixed from start to stop. */
public interface PartnerDirectory {

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
