package org.tongqu.onboarding.internal;

import org.springframework.stereotype.Component;
import org.tongqu.partner.TongquPaths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which Tongqu this is: its version, and the commit of the checkout it runs from. */
@Component
final class HubBuild {
    private static final String REFERENCE = "ref: ";
    private static final String WORKTREE = "gitdir: ";

    private final String version;
    private final String commit;

    HubBuild(TongquPaths paths) {
        this.version =
                Optional.ofNullable(HubBuild.class.getPackage().getImplementationVersion())
                        .orElse("(not packaged)");
        this.commit = commit(paths.home().toAbsolutePath().resolve(".git")).orElse("-");
    }

    String version() {
        return version;
    }

    String commit() {
        return commit;
    }

    private static Optional<String> commit(Path git) {
        Optional<String> pointer = text(git).filter(t -> t.startsWith(WORKTREE));
        Path folder = pointer.map(t -> Path.of(t.substring(WORKTREE.length()))).orElse(git);
        Optional<String> head = text(folder.resolve("HEAD"));
        Optional<String> reference =
                head.filter(h -> h.startsWith(REFERENCE)).map(h -> h.substring(REFERENCE.length()));
        if (reference.isEmpty()) {
            return head;
        }
        Path common = text(folder.resolve("commondir")).map(folder::resolve).orElse(folder);
        return text(common.resolve(reference.get()));
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Files.readString(file).strip())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
