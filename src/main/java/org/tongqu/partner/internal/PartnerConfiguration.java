package org.tongqu.partner.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.tongqu.partner.InsurerRegistry;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.TongquPaths;

import java.nio.file.Path;

/** The module's beans. */
@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {

    @Bean
    TongquPaths tongquPaths(Environment environment) {
        return new TongquPaths(
                Path.of(environment.getProperty("tongqu.home", ".")),
                Path.of(environment.getProperty("tongqu.var", "./var")));
    }

    /** Property {@code tongqu.partners.dir}: default {@code config/partners} below the home. */
    @Bean
    PartnerDirectory partnerDirectory(TongquPaths paths, Environment environment) {
        String folder = environment.getProperty("tongqu.partners.dir");
        return new PartnerFiles(
                folder == null ? paths.config().resolve("partners") : Path.of(folder),
                environment::resolveRequiredPlaceholders);
    }

    @Bean
    InsurerRegistry insurerRegistry(TongquPaths paths) {
        return new InsurersFile(paths.config().resolve("insurers.yaml"));
    }
}
