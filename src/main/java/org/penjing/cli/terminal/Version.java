package org.penjing.cli.terminal;

import java.util.Objects;

/** The version of this build. */
public final class Version {
    private Version() {}

    /** As the jar's manifest has it. */
    public static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}
