package org.tongqu.mapping.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.mapping.MappingCheck;
import org.tongqu.mapping.MappingCheck.Finding;
import org.tongqu.mapping.Rehearsals;
import org.tongqu.mapping.Translation;
import org.tongqu.partner.TongquPaths;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/** The beans of the mapping module, made from the files under {@code tongqu.home}/mappings. */
@Configuration(proxyBeanMethods = false)
class MappingConfiguration {

    @Bean
    SchemaCanonicalEvents canonicalEvents(TongquPaths paths, Clock clock) {
        return new SchemaCanonicalEvents(mappings(paths).resolve("canonical"), clock);
    }

    @Bean
    Translation translation(
            TongquPaths paths, SchemaCanonicalEvents canonicalEvents, DisclosurePolicy disclosure) {
        List<Finding> findings = MappingCheck.check(mappings(paths), disclosure.insurerPaths());
        if (!findings.isEmpty()) {
            Finding first = findings.get(0);
            throw TongquException.atField(
                    ErrorCode.CONFIG_INVALID,
                    first.file() + ":" + first.line() + ":" + first.field(),
                    findings.stream().map(Finding::toString).collect(Collectors.joining("; ")));
        }
        return new JsltTranslation(new Mappings(mappings(paths)), canonicalEvents);
    }

    @Bean
    Rehearsals rehearsals(TongquPaths paths, DisclosurePolicy disclosure) {
        return new FolderRehearsals(mappings(paths), disclosure.insurerPaths());
    }

    private static Path mappings(TongquPaths paths) {
        return paths.home().resolve("mappings");
    }
}
