package org.penjing.cli;

import java.util.Objects;

/** The version of this build. */
final class Version {
    private Version() {}

    /** As the jar's manifest has it. */
    static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}
