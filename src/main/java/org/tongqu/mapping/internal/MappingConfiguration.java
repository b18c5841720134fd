package org.tongqu.mapping.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongqu.mapping.Translation;
import org.tongqu.partner.TongquPaths;

import java.nio.file.Path;
import java.time.Clock;

/** The beans of the mapping module, made from the files under {@code tongqu.home}/mappings. */
@Configuration(proxyBeanMethods = false)
class MappingConfiguration {

    @Bean
    SchemaCanonicalEvents canonicalEvents(TongquPaths paths, Clock clock) {
        return new SchemaCanonicalEvents(mappings(paths).resolve("canonical"), clock);
    }

    @Bean
    Translation translation(TongquPaths paths, SchemaCanonicalEvents canonicalEvents) {
        return new JsltTranslation(new Mappings(mappings(paths)), canonicalEvents);
    }

    private static Path mappings(TongquPaths paths) {
        return paths.home().resolve("mappings");
    }
}
