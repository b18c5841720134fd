package org.tongqu.onboarding;

import org.tongqu.failure.TongquException;
import org.tongqu.onboarding.internal.scaffold.PartnerCopy;
import org.tongqu.partner.TongquPaths;

import java.nio.file.Path;
import java.util.List;

/** Writes the files of a new partner, to be filled in, after the model of one that is there. */
public final class NewPartner {
    private final TongquPaths paths;

    /** New partners of one checkout. */
    public NewPartner(TongquPaths paths) {
        this.paths = paths;
    }

    /**
     * What is asked for.
     *
     * @param model name of the partner whose files are copied
     * @param code the company's code in {@code config/insurers.yaml}, where it is an insurer
     */
    public record Request(String name, String model, String code) {}

    /** A line that still speaks of the model. */
    public record LeftOver(Path file, int line, String text) {}

    /**
     * What was written.
     *
     * @param variables of the environment that the partner file asks for
     * @param keyFiles what the partner has to hand over, below the folder of keys
     */
    public record Written(
            List<Path> files,
            List<String> variables,
            List<String> keyFiles,
            List<LeftOver> leftOvers) {}

    /**
     * Writes partner file, mapping folder and tests; overwrites nothing.
     *
     * @throws TongquException NOT_FOUND: no such model; REQUEST_INVALID: the name is not one, or
     *     files of that name are there already
     */
    public Written write(Request request) {
        return new PartnerCopy(paths, request).write();
    }
}
