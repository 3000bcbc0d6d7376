package org.penjing.proof.toolchain;

import java.util.List;

/** A way to compile a package for this machine. */
public enum HostCompiler {
    GCC(Tool.GCC, List.of("-O2")),
    CLANG(Tool.CLANG, List.of("-O2")),
    /** Ends at the first undefined behaviour or access outside an object. */
    GCC_SANITIZED(Tool.GCC, Flags.SANITIZED),
    /** Ends at the first undefined behaviour or access outside an object. */
    CLANG_SANITIZED(Tool.CLANG, Flags.SANITIZED);

    private final Tool tool;
    private final List<String> flags;

    HostCompiler(Tool tool, List<String> flags) {
        this.tool = tool;
        this.flags = flags;
    }

    public Tool tool() {
        return tool;
    }

    public List<String> flags() {
        return flags;
    }

    private static final class Flags {
        static final List<String> SANITIZED =
                List.of("-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all");
    }
}
