package org.tongqu.partner.internal;

import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.PartnerRole;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The directory as the files of one folder declare it. Immutable. */
public final class PartnerFiles implements PartnerDirectory {
    private static final String SCHEMA = "schema/partner.schema.json";

    private final Map<String, Partner> byName = new LinkedHashMap<>();
    private final Map<Partner.InsurerCode, Partner> byInsurer = new LinkedHashMap<>();

    /**
     * Reads the folder.
     *
     * @param placeholders resolves {@code ${NAME:default}}, or throws IllegalArgumentException
     * @throws TongquException CONFIG_INVALID, naming file, line, field and the mend
     */
    public PartnerFiles(Path folder, UnaryOperator<String> placeholders) {
        for (ConfigFile file : ConfigFiles.readAll(folder, SCHEMA)) {
            add(file, new PartnerReader(file, placeholders).read());
        }
    }

    /** The partner of one file, its placeholders as they are written. */
    public static Partner read(ConfigFile file) {
        return new PartnerReader(file, UnaryOperator.identity()).read();
    }

    private void add(ConfigFile file, Partner partner) {
        byName.put(partner.name(), partner);
        if (partner.role() != PartnerRole.INSURER) {
            return;
        }
        Partner.InsurerCode code = partner.insurer().orElseThrow();
        Partner other = byInsurer.putIfAbsent(code, partner);
        if (other != null) {
            throw file.invalid(
                    "/insurer/code", "the code is already that of " + other.name() + ".yaml");
        }
    }

    @Override
    public Collection<Partner> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    @Override
    public Optional<Partner> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Partner get(String name) {
        return find(name)
                .orElseThrow(() -> new TongquException(ErrorCode.NOT_FOUND, "no partner " + name));
    }

    @Override
    public Optional<Partner> insurer(Partner.InsurerCode code) {
        return Optional.ofNullable(byInsurer.get(code));
    }
}
