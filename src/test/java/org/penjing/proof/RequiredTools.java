package org.penjing.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A test that needs a tool which is not there is left out, with the reason; under continuous integration it fails. */
final class RequiredTools {
    private static final Tools TOOLS = Tools.onPath();

    private RequiredTools() {}

    static void require(Tool... tools) {
        for (Tool tool : tools) {
            require(TOOLS.path(tool).isPresent(), tool.absence());
        }
    }

    private static void require(boolean there, String absence) {
        if (System.getenv("CI") == null) {
            assumeTrue(there, absence);
        } else {
            assertThat(there).as(absence).isTrue();
        }
    }
}
