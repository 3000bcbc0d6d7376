package org.penjing.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.penjing.proof.toolchain.HostCompiler;
import org.penjing.proof.toolchain.Tool;
import org.penjing.proof.toolchain.ToolRun;
import org.penjing.proof.toolchain.Tools;

/** A test that needs a tool which is not there is left out, with the reason; under continuous integration it fails. */
public final class RequiredTools {
    /** One for all tests, so that kernels are compiled once. */
    public static final Proof PROOF = Proof.standard();

    private static final Tools TOOLS = Tools.onPath();

    private RequiredTools() {}

    public static void require(Tool... tools) {
        for (Tool tool : tools) {
            require(TOOLS.path(tool).isPresent(), tool.absence());
        }
    }

    /** A program that only tests run. */
    static void requireProgram(String name) {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        require(there, name + " is not on the PATH");
    }

    /** Sanitizers need libraries which a compiler may come without. */
    static void require(HostCompiler compiler) {
        require(compiler.tool());
        List<String> arguments = new ArrayList<>(compiler.flags());
        arguments.addAll(List.of("-x", "c", FakePackage.EMPTY_PROGRAM.toString(), "-o", "/dev/null"));
        ToolRun run = TOOLS.run(compiler.tool(), arguments, Path.of("."), Duration.ofMinutes(1));
        require(run.succeeded(), compiler + " does not link an empty program; for clang, install libclang-rt-dev");
    }

    private static void require(boolean there, String absence) {
        if (System.getenv("CI") == null) {
            assumeTrue(there, absence);
        } else {
            assertThat(there).as(absence).isTrue();
        }
    }
}
