package org.tongqu.mapping.internal;

import org.tongqu.mapping.MappingReview.Kind;
import org.tongqu.mapping.MappingReview.Remark;
import org.tongqu.mapping.MappingReview.SecretUse;
import org.tongqu.partner.ConfigFile;
import org.tongqu.partner.ConfigFiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reviews one folder of mappings. */
public final class FolderReview {
    private static final Pattern SECRET = Pattern.compile("\\$\\{secret:([a-zA-Z][a-zA-Z0-9]*)}");
    private static final Pattern PLACE = Pattern.compile("\\$\\{fill:([a-zA-Z][a-zA-Z0-9]*)}");

    private final Path mappings;
    private final Path folder;
    private final Set<String> insurerPaths;
    private final List<Transformation> transformations = new ArrayList<>();
    private final ConfigFile file;

    public FolderReview(Path mappings, String folder, Set<String> insurerPaths) {
        this.mappings = mappings;
        this.folder = mappings.resolve(folder);
        this.insurerPaths = insurerPaths;
        this.file =
                ConfigFiles.read(this.folder.resolve("mapping.yaml"), "schema/mapping.schema.json");
        file.tree()
                .path("messages")
                .properties()
                .forEach(
                        e -> {
                            if (e.getValue().has("jslt")) {
                                Path jslt = this.folder.resolve(e.getValue().path("jslt").asText());
                                transformations.add(
                                        Transformation.read(e.getKey(), e.getValue(), jslt));
                            }
                        });
    }

    /** Its remarks, file by file. */
    public List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        CanonicalLists lists = new CanonicalLists(mappings.resolve(Mappings.CANONICAL));
        remarks.addAll(
                new CodesReview(folder.resolve("codes.yaml"), transformations, lists).remarks());
        remarks.addAll(
                new LayoutReview(folder.resolve("layout.yaml"), file, transformations).remarks());
        transformations.stream()
                .filter(one -> "translate".equals(one.declared().path("use").asText()))
                .forEach(one -> addUnread(one, remarks));
        return remarks;
    }

    private void addUnread(Transformation transformation, List<Remark> remarks) {
        Set<String> read =
                ViewReferences.of(JsltSource.parse(transformation.text())).stream()
                        .map(ViewReferences.Reference::path)
                        .collect(Collectors.toSet());
        Set<String> unread = new TreeSet<>(insurerPaths);
        unread.removeIf(
                path -> read.contains(path) || read.stream().anyMatch(r -> r.startsWith(path)));
        if (!unread.isEmpty()) {
            remarks.add(
                    new Remark(
                            Kind.VIEW_FIELD_UNREAD,
                            transformation.file(),
                            1,
                            ".view",
                            String.join(", ", unread)));
        }
    }

    /** Where a secret is to be filled in. */
    public List<SecretUse> secrets() {
        return uses(SECRET);
    }

    /** Where the suite is to put a value of its own. */
    public List<SecretUse> places() {
        return uses(PLACE);
    }

    private List<SecretUse> uses(Pattern wanted) {
        List<SecretUse> uses = new ArrayList<>();
        for (Transformation transformation : transformations) {
            List<String> lines = transformation.text().lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                Matcher found = wanted.matcher(lines.get(i));
                while (found.find()) {
                    uses.add(new SecretUse(found.group(1), transformation.file(), i + 1));
                }
            }
        }
        return uses;
    }
}
