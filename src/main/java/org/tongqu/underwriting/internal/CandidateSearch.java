package org.tongqu.underwriting.internal;

import org.springframework.stereotype.Component;
import org.tongqu.accident.PolicyKind;
import org.tongqu.partner.InsurerRegistry;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.sealing.DataCipher;
import org.tongqu.underwriting.internal.store.IndexedPolicy;
import org.tongqu.underwriting.internal.store.PolicyIndex;
import org.tongqu.underwriting.internal.store.SearchKey;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds every policy that one of a vehicle's keys leads to, and who serves it now. */
@Component
final class CandidateSearch {
    private final PolicyIndex index;
    private final InsurerRegistry insurers;
    private final PartnerDirectory partners;
    private final PolicyNumbers numbers;
    private final BlindKeys keys;
    private final Clock clock;

    CandidateSearch(
            PolicyIndex index,
            InsurerRegistry insurers,
            PartnerDirectory partners,
            DataCipher cipher,
            Clock clock) {
        this.index = index;
        this.insurers = insurers;
        this.partners = partners;
        this.numbers = new PolicyNumbers(cipher);
        this.keys = new BlindKeys(cipher);
        this.clock = clock;
    }

    /** A vehicle and policy numbers, as stated. */
    record Sought(
            PolicyKind kind,
            Optional<String> plateNo,
            Optional<String> plateType,
            Optional<String> vin,
            List<String> policyNumbers,
            Instant occurredAt) {}

    /** Each policy once, by number, then VIN, then plate and type. */
    List<Candidate> find(Sought sought) {
        VehicleKeys vehicle =
                new VehicleKeys(
                        keys.plate(sought.plateNo(), sought.plateType()), keys.vin(sought.vin()));
        PolicyIndex.Keys by =
                new PolicyIndex.Keys(
                        sought.policyNumbers().stream()
                                .flatMap(number -> keys.policyNo(Optional.of(number)).stream())
                                .toList(),
                        vehicle.vin(),
                        vehicle.plate());
        List<IndexedPolicy> policies = index.find(sought.kind(), by);
        Map<String, Found> found = new LinkedHashMap<>();
        by.policyNumbers()
                .forEach(
                        no ->
                                add(
                                        found,
                                        policies,
                                        SearchKey.POLICY_NO,
                                        p -> Arrays.equals(p.policyIndex(), no)));
        add(found, policies, SearchKey.VIN, p -> same(p.vinIndex(), by.vin()));
        add(found, policies, SearchKey.PLATE, p -> same(p.plateIndex(), by.plate()));
        List<Candidate> candidates = new ArrayList<>();
        found.values().forEach(one -> candidates.add(candidate(one, vehicle, sought.occurredAt())));
        return List.copyOf(candidates);
    }

    private record Found(
            IndexedPolicy policy, String policyId, String servicingCode, Set<SearchKey> by) {}

    private static boolean same(Optional<byte[]> left, Optional<byte[]> right) {
        return left.isPresent() && right.isPresent() && Arrays.equals(left.get(), right.get());
    }

    private void add(
            Map<String, Found> found,
            List<IndexedPolicy> policies,
            SearchKey key,
            Predicate<IndexedPolicy> leadsTo) {
        for (IndexedPolicy policy : policies.stream().filter(leadsTo).toList()) {
            String policyId = HexFormat.of().formatHex(policy.policyIndex());
            String servicing = servicing(policy);
            // The same number from predecessor and successor is one policy, not two.
            found.computeIfAbsent(
                            policyId + "/" + servicing,
                            id ->
                                    new Found(
                                            policy,
                                            policyId,
                                            servicing,
                                            EnumSet.noneOf(SearchKey.class)))
                    .by()
                    .add(key);
        }
    }

    private String servicing(IndexedPolicy policy) {
        InsurerRegistry.Origin origin =
                new InsurerRegistry.Origin(
                        policy.insurerCode(), policy.servicingCode(), Optional.of(number(policy)));
        return insurers.servicing(origin, clock.instant()).code();
    }

    private String number(IndexedPolicy policy) {
        return numbers.decrypt(policy.wrappedKey(), policy.policyNo(), policy.policyIndex());
    }

    private Candidate candidate(Found found, VehicleKeys vehicle, Instant occurredAt) {
        IndexedPolicy policy = found.policy();
        return new Candidate(
                found.policyId(),
                policy.insurerCode(),
                found.servicingCode(),
                partners.insurer(
                                new Partner.InsurerCode(
                                        insurers.codeSystem(), found.servicingCode()))
                        .map(Partner::name),
                number(policy),
                Coverage.at(policy, occurredAt),
                policy.startAt(),
                policy.endAt(),
                policy.branchDivision(),
                Set.copyOf(found.by()),
                vehicle.differFrom(policy));
    }
}
