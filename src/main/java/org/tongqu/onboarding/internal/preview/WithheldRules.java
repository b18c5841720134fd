package org.tongqu.onboarding.internal.preview;

import org.tongqu.disclosure.DisclosedView;
import org.tongqu.onboarding.Preview.Withheld;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;
import org.tongqu.partner.PartnerRole;
import org.tongqu.partner.TongquPaths;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By which line of which allow-list each field was held back. */
final class WithheldRules {
    private static final Pattern OPPOSITE = Pattern.compile("/opposite/[0-9]+/(.*)");
    private static final String NOT_LISTED = "not-listed";

    private final Path folder;

    WithheldRules(TongquPaths paths) {
        this.folder = paths.home().resolve("security/disclosure");
    }

    List<Withheld> of(DisclosedView view, PartnerRole recipient) {
        return view.withheld().stream().map(held -> rule(held, recipient)).toList();
    }

    private Withheld rule(DisclosedView.Withheld held, PartnerRole recipient) {
        Matcher opposite = OPPOSITE.matcher(held.pointer());
        boolean ofOpposite = recipient == PartnerRole.INSURER && opposite.matches();
        String role =
                recipient == PartnerRole.INSURER
                        ? ofOpposite ? "opposite-insurer" : "own-insurer"
                        : "police";
        String below = ofOpposite ? opposite.group(1) : held.pointer().substring(1);
        Path file = folder.resolve(role + ".yaml");
        int line = ConfigFiles.file(file).map(f -> line(f, held.rule(), below)).orElse(1);
        return new Withheld(held.pointer(), held.rule(), file, line);
    }

    private static int line(ConfigFile file, String rule, String below) {
        if (rule.equals(NOT_LISTED)) {
            return file.line("/allow");
        }
        String list = rule.equals("only") ? "only" : "allow";
        return key(file, list, plain(below))
                .map(key -> file.line("/" + list + "/" + key))
                .orElseGet(() -> file.line("/" + list));
    }

    private static Optional<String> key(ConfigFile file, String list, String path) {
        List<String> keys = new ArrayList<>();
        file.tree().path(list).fieldNames().forEachRemaining(keys::add);
        return keys.stream().filter(key -> isAbove(key.replace("[]", ""), path)).findFirst();
    }

    private static boolean isAbove(String key, String path) {
        return path.equals(key) || path.startsWith(key + ".");
    }

    private static String plain(String below) {
        return below.replaceAll("/[0-9]+(?=/|$)", "").replace('/', '.');
    }
}
