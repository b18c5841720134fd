package org.tongqu.onboarding.internal.connect;

import org.tongqu.partner.ConfigFiles;
import org.tongqu.partner.Partner;
import org.tongqu.partner.TongquPaths;

/** In which format a partner's message is written. */
final class MappingFormat {

    private MappingFormat() {}

    /** Empty where the partner has no mapping, or no such message. */
    static String of(TongquPaths paths, Partner partner, String message) {
        return partner.mapping()
                .map(folder -> paths.home().resolve("mappings").resolve(folder))
                .flatMap(folder -> ConfigFiles.file(folder.resolve("mapping.yaml")))
                .map(file -> file.tree().path("messages").path(message).path("format").asText())
                .orElse("");
    }
}
