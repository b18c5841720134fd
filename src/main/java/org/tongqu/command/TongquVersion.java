package org.tongqu.command;

import picocli.CommandLine.IVersionProvider;

import java.util.Optional;

/** The version that the jar's manifest states. */
final class TongquVersion implements IVersionProvider {

    private static final String NOT_PACKAGED = "(not packaged)";

    @Override
    public String[] getVersion() {
        String version =
                Optional.ofNullable(TongquVersion.class.getPackage().getImplementationVersion())
                        .orElse(NOT_PACKAGED);
        return new String[] {"tongqu " + version};
    }
}
