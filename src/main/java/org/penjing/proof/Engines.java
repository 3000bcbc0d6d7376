package org.penjing.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.penjing.export.Evidence;
import org.penjing.process.ChildJvms;
import org.penjing.process.Retries;
import org.penjing.proof.emulation.Core;
import org.penjing.proof.emulation.DoesNotFit;
import org.penjing.proof.emulation.Execution;
import org.penjing.proof.emulation.MemoryLimits;
import org.penjing.proof.toolchain.HostCompiler;
import org.penjing.proof.toolchain.ToolException;

/**
 * The engines that run exported files and, as far as this machine has them, firmware packages. What is not there is told, not
 * thrown.
 *
 * @param children run what is native code
 */
public record Engines(Proof proof, ChildJvms children) {
    /** What the stack of a package's functions may take. */
    public static final int STACK_BYTES = 2048;

    /**
     * Runs the files for ONNX Runtime and for TensorFlow Lite.
     *
     * @param bundle a directory with the {@link org.penjing.export.Bundle#MODELS}
     * @throws org.penjing.process.ChildFailedException if an engine refuses its file, or the process that runs it dies again
     *     and again
     * @throws java.util.concurrent.CancellationException if {@code cancelled} says so
     */
    public List<Evidence.Engine> exported(Comparison comparison, Path bundle, BooleanSupplier cancelled)
            throws IOException {
        return new ExportedFiles(children, Retries.TWO).run(comparison, bundle, cancelled);
    }

    /** Runs a package on this machine. */
    public Attempt host(Comparison comparison, Path firmware, HostCompiler compiler) {
        String name = Evidence.HOST + ", " + compiler.tool().command();
        return attempt(
                name,
                () -> proof.obstacle(compiler),
                () -> comparison.exactly(name, proof.host(firmware, compiler, comparison.inputs()), null));
    }

    /** Runs the test vectors that a package brings. */
    public Attempt vectors(Path firmware, HostCompiler compiler) {
        String name = "test vectors, " + compiler.tool().command();
        return attempt(name, () -> proof.obstacle(compiler), () -> proof.vectors(firmware, compiler, name));
    }

    /** Runs a package on an emulated core. */
    public Attempt core(Comparison comparison, Path firmware, Core core, MemoryLimits limits) {
        String name = Evidence.emulated(core.id());
        return attempt(name, () -> proof.obstacle(core), () -> switch (proof.qemu(
                firmware, core, limits, comparison.inputs())) {
            case Execution run -> comparison.exactly(name, run.outputs(), run);
            case DoesNotFit tooLarge -> new Attempt.TooLarge(name, core.within(limits), tooLarge.overflows());
        });
    }

    private static Attempt attempt(String name, Supplier<Optional<String>> obstacle, Supplier<Attempt> run) {
        try {
            Optional<String> reason = obstacle.get();
            return reason.isPresent() ? new Attempt.Absent(name, reason.get()) : run.get();
        } catch (ToolException | UncheckedIOException | IllegalArgumentException failed) {
            return new Attempt.Failed(name, String.valueOf(failed.getMessage()));
        }
    }
}
