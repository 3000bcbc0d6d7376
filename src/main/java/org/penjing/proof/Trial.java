package org.penjing.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.penjing.proof.emulation.Core;
import org.penjing.proof.toolchain.HostCompiler;
import org.penjing.proof.toolchain.Tool;
import org.penjing.proof.toolchain.ToolException;
import org.penjing.proof.toolchain.Tools;
import org.penjing.proof.toolchain.Workspace;

/** Whether tools work at all: on a program that does nothing. So what fails later is the package's fault. */
record Trial(Workspace workspace, Tools tools) {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String PROGRAM = "nothing";

    Optional<String> obstacle(HostCompiler compiler) throws IOException {
        return obstacle(compiler.tool(), compiler.flags());
    }

    Optional<String> obstacle(Core core) throws IOException {
        for (Tool tool : List.of(Tool.ARM_SIZE, Tool.QEMU_ARM)) {
            if (tools.path(tool).isEmpty()) {
                return Optional.of(tool.absence());
            }
        }
        List<String> flags = new ArrayList<>(core.flags());
        flags.addAll(List.of("--specs=nano.specs", "--specs=rdimon.specs"));
        return obstacle(Tool.ARM_GCC, flags);
    }

    private Optional<String> obstacle(Tool compiler, List<String> flags) throws IOException {
        if (tools.path(compiler).isEmpty()) {
            return Optional.of(compiler.absence());
        }
        Path folder = workspace.folder(PROGRAM);
        List<String> arguments = new ArrayList<>(flags);
        arguments.addAll(List.of(workspace.source("nothing.c").toString(), "-o", PROGRAM));
        try {
            tools.run(compiler, arguments, folder, LIMIT).orThrow("an empty program does not compile");
            return Optional.empty();
        } catch (ToolException unusable) {
            return Optional.of(String.valueOf(unusable.getMessage()));
        }
    }
}
