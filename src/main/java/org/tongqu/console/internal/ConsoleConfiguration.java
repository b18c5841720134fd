package org.tongqu.console.internal;

import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.tongqu.console.AdminAccess;
import org.tongqu.delivery.Breakers;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.TongquPaths;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.stream.Collectors;

/** The module's beans in the hub itself. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    @Bean
    AdminToken adminToken(TongquPaths paths) {
        return AdminToken.in(new AdminAccess(paths.var()).token(), new SecureRandom());
    }

    /** Each partner by its name, below {@code /actuator/health/partners}. */
    @Bean
    CompositeHealthContributor partnersHealthContributor(
            PartnerDirectory partners, PartnerStandings standings, Breakers breakers, Clock clock) {
        return CompositeHealthContributor.fromMap(
                partners.all().stream()
                        .collect(
                                Collectors.toMap(
                                        Partner::name,
                                        partner ->
                                                new PartnerHealth(
                                                        partner, standings, breakers, clock))));
    }

    @Bean
    AdminAddress adminAddress(TongquPaths paths, Environment environment) {
        return new AdminAddress(new AdminAccess(paths.var()).address(), environment);
    }
}
