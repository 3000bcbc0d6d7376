package org.penjing.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.penjing.proof.emulation.Core;
import org.penjing.proof.emulation.Emulation;
import org.penjing.proof.emulation.MemoryLimits;
import org.penjing.proof.emulation.Verdict;
import org.penjing.proof.probe.Outputs;
import org.penjing.proof.probe.ProbeRun;
import org.penjing.proof.toolchain.Build;
import org.penjing.proof.toolchain.HostCompiler;
import org.penjing.proof.toolchain.ObjectCache;
import org.penjing.proof.toolchain.ToolRun;
import org.penjing.proof.toolchain.Tools;
import org.penjing.proof.toolchain.Workspace;

/**
 * Compiles and runs a firmware package: the C files directly in a directory, with the interface of {@code penjing_model.h}.
 */
public final class Proof {
    private static final String PROGRAM = "penjing-probe";
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(10);

    private final Tools tools;
    private final Duration limit;
    private final Path folder;
    private final ObjectCache cache = new ObjectCache();

    /**
     * @param tools what packages are compiled and run with
     * @param limit of each compilation and each run
     * @param folder for temporary files, from which programs can be run
     */
    public Proof(Tools tools, Duration limit, Path folder) {
        this.tools = tools;
        this.limit = limit;
        this.folder = folder.toAbsolutePath();
    }

    public Tools tools() {
        return tools;
    }

    /** With the tools on the PATH, in this machine's folder for temporary files. */
    public static Proof standard() {
        return standard(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** With the tools on the PATH. */
    public static Proof standard(Path folder) {
        return new Proof(Tools.onPath(), USUAL_LIMIT, folder);
    }

    /**
     * Runs a package on this machine.
     *
     * @param inputs the tokens of every input, one after the other, lowest byte first
     * @throws org.penjing.proof.toolchain.ToolException if the compiler is not there, the package does not compile, or it fails on an input
     */
    public Outputs host(Path packageDirectory, HostCompiler compiler, byte[] inputs) {
        checkNotEmpty(inputs);
        try (Workspace workspace = Workspace.in(folder)) {
            Path folder = workspace.folder("host");
            Build build =
                    new Build(workspace, tools, compiler.tool(), compiler.flags(), packageDirectory, limit, cache);
            List<String> objects = build.compileProbe(folder, List.of("probe.c", "untraced.c", "board_host.c"))
                    .and(build.compilePackage(folder, List.of()))
                    .files();
            build.link(folder, objects, List.of(), PROGRAM).orThrow("the package does not link");
            List<String> command = List.of(folder.resolve(PROGRAM).toString());
            return ProbeRun.of(folder, inputs, "the package fails", in -> ToolRun.of(command, in, limit))
                    .outputs();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a package on an emulated core.
     *
     * @param inputs the tokens of every input, one after the other, lowest byte first
     * @return an {@link org.penjing.proof.emulation.Execution}, or how far the package is above the limits
     * @throws org.penjing.proof.toolchain.ToolException if a tool is not there, the package does not compile, or it fails on an input
     */
    public Verdict qemu(Path packageDirectory, Core core, MemoryLimits limits, byte[] inputs) {
        checkNotEmpty(inputs);
        try (Workspace workspace = Workspace.in(folder)) {
            return new Emulation(workspace, tools, core, limits, limit, cache).run(packageDirectory, inputs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why a package cannot be compiled and run on this machine, in one line; empty if it can. */
    Optional<String> obstacle(HostCompiler compiler) {
        try (Workspace workspace = Workspace.in(folder)) {
            return new Trial(workspace, tools).obstacle(compiler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why a package cannot be run on an emulated core, in one line; empty if it can. */
    Optional<String> obstacle(Core core) {
        try (Workspace workspace = Workspace.in(folder)) {
            return new Trial(workspace, tools).obstacle(core);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs the test vectors of a package on this machine.
     *
     * @throws org.penjing.proof.toolchain.ToolException if they do not compile, or do not say how many agree
     */
    Attempt vectors(Path packageDirectory, HostCompiler compiler, String name) {
        try (Workspace workspace = Workspace.in(folder)) {
            Build build =
                    new Build(workspace, tools, compiler.tool(), compiler.flags(), packageDirectory, limit, cache);
            return new VectorCheck(workspace, build, name, limit).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void checkNotEmpty(byte[] inputs) {
        if (inputs.length == 0) {
            throw new IllegalArgumentException("no inputs to run the package on");
        }
    }
}
