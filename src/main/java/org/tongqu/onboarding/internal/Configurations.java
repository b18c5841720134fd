package org.tongqu.onboarding.internal;

import org.springframework.stereotype.Component;
import org.tongqu.failure.ErrorCode;
import org.tongqu.failure.TongquException;
import org.tongqu.partner.Partner;
import org.tongqu.partner.PartnerDirectory;
import org.tongqu.partner.TongquPaths;
import org.tongqu.sealing.Digests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The configuration of every partner: its file, its mapping folder without the tests, its suite.
 *
 * <p>Taken once, at start, when the hub reads the same files.
 */
@Component
final class Configurations {
    private static final String TESTS = "tests";
    private static final Configuration NONE = new Configuration("-", List.of());

    private final Path home;
    private final Digests digests;
    private final Map<String, Configuration> byPartner = new TreeMap<>();

    Configurations(TongquPaths paths, PartnerDirectory partners, Digests digests) {
        this.home = paths.home();
        this.digests = digests;
        partners.all().forEach(p -> byPartner.put(p.name(), read(p)));
    }

    Configuration of(String partner) {
        return byPartner.getOrDefault(partner, NONE);
    }

    private Configuration read(Partner partner) {
        List<Path> paths = new ArrayList<>();
        paths.add(home.resolve("config/partners").resolve(partner.name() + ".yaml"));
        partner.mapping().ifPresent(name -> paths.addAll(folder(home.resolve("mappings/" + name))));
        partner.suites()
                .parcel()
                .ifPresent(name -> paths.add(home.resolve("security/suites/" + name + ".yaml")));
        List<Configuration.File> files =
                paths.stream().filter(Files::isRegularFile).map(this::file).toList();
        StringBuilder all = new StringBuilder();
        files.forEach(f -> all.append(f.path()).append(' ').append(f.sm3()).append('\n'));
        return new Configuration(
                digests.sm3Hex(all.toString().getBytes(StandardCharsets.UTF_8)), files);
    }

    private static List<Path> folder(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> !folder.relativize(f).startsWith(TESTS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private Configuration.File file(Path file) {
        try {
            String path = home.relativize(file).toString().replace('\\', '/');
            return new Configuration.File(path, digests.sm3Hex(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static TongquException unreadable(Path path, IOException cause) {
        return new TongquException(ErrorCode.CONFIG_INVALID, path + ": cannot be read", cause);
    }
}
