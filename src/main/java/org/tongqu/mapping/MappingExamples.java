package org.tongqu.mapping;

import org.tongqu.disclosure.DisclosurePolicy;
import org.tongqu.mapping.internal.FolderExamples;
import org.tongqu.partner.Partner;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Runs the tests that lie beside a mapping: {@code <message>.<case>.input.*} and {@code
 * <message>.<case>.expected.*}.
 *
 * <p>Files are UTF-8 with plain line ends; they are turned into the partner's charset, and CRLF for
 * fixed width, as they are read. {@code expected.error} holds the error code that is due.
 */
public interface MappingExamples {

    /**
     * The tests of one partner's folder.
     *
     * @throws org.tongqu.failure.TongquException CONFIG_INVALID when the mapping is wrong itself
     */
    static MappingExamples of(
            Path mappings, Partner partner, DisclosurePolicy disclosure, Clock clock) {
        return new FolderExamples(mappings, partner, disclosure, clock);
    }

    /** The input files, by name. */
    List<Path> inputs();

    /** How the result of one input differs from what is expected; empty when it does not. */
    Optional<String> difference(Path input);

    /** Messages without a test; joining needs none. */
    List<String> untested();
}
