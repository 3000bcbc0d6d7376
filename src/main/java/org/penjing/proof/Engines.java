package org.penjing.proof;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.penjing.export.Evidence;

/** The engines of this machine that run firmware packages. What is not there is told, not thrown. */
public record Engines(Proof proof) {
    /** What the stack of a package's functions may take. */
    public static final int STACK_BYTES = 2048;

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
