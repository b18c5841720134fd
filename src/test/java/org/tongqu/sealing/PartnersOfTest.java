package org.tongqu.sealing;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A directory with the partners that a test names. */
public record PartnersOfTest(List<Partner> partners) implements PartnerDirectory {

    public static PartnerDirectory of(Partner... partners) {
        return new PartnersOfTest(List.of(partners));
    }

    @Override
    public Collection<Partner> all() {
        return partners;
    }

    @Override
    public Optional<Partner> find(String name) {
        return partners.stream().filter(partner -> partner.name().equals(name)).findFirst();
    }

    @Override
    public Partner get(String name) {
        return find(name).orElseThrow(() -> new TongquException(ErrorCode.NOT_FOUND, name));
    }

    @Override
    public Optional<Partner> insurer(Partner.InsurerCode code) {
        return partners.stream()
                .filter(partner -> partner.insurer().filter(code::equals).isPresent())
                .findFirst();
    }
}
