package org.tongqu.mapping.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongqu.mapping.CanonicalEvents;
import org.tongqu.partner.TongquPaths;

import java.time.Clock;

/** The beans of the mapping module, made from the files under {@code tongqu.home}/mappings. */
@Configuration(proxyBeanMethods = false)
class MappingConfiguration {

    @Bean
    CanonicalEvents canonicalEvents(TongquPaths paths, Clock clock) {
        return new SchemaCanonicalEvents(paths.home().resolve("mappings/canonical"), clock);
    }
}
