package org.penjing.proof;

import java.nio.file.Path;
import java.util.Optional;
import org.penjing.export.Evidence;

/** The engines of this machine that run firmware packages. What is not there is told, not thrown. */
public record Engines(Proof proof) {
    /** What the stack of a package's functions may take. */
    public static final int STACK_BYTES = 2048;

    /**
     * Runs a package on this machine.
     *
     * @throws ToolException if the package does not compile or fails on an input
     */
    public Attempt host(Comparison comparison, Path firmware, HostCompiler compiler) {
        String name = Evidence.HOST + ", " + compiler.tool().command();
        Optional<String> obstacle = proof.obstacle(compiler);
        return obstacle.isPresent()
                ? new Attempt.Absent(name, obstacle.get())
                : comparison.exactly(name, proof.host(firmware, compiler, comparison.inputs()), null);
    }

    /**
     * Runs the test vectors that a package brings.
     *
     * @throws ToolException if they do not compile or do not end
     */
    public Attempt vectors(Path firmware, HostCompiler compiler) {
        String name = "test vectors, " + compiler.tool().command();
        Optional<String> obstacle = proof.obstacle(compiler);
        return obstacle.isPresent()
                ? new Attempt.Absent(name, obstacle.get())
                : proof.vectors(firmware, compiler, name);
    }

    /**
     * Runs a package on an emulated core.
     *
     * @throws ToolException if the package does not compile or fails on an input
     */
    public Attempt core(Comparison comparison, Path firmware, Core core, MemoryLimits limits) {
        String name = Evidence.emulated(core.id());
        Optional<String> obstacle = proof.obstacle(core);
        if (obstacle.isPresent()) {
            return new Attempt.Absent(name, obstacle.get());
        }
        return switch (proof.qemu(firmware, core, limits, comparison.inputs())) {
            case Execution run -> comparison.exactly(name, run.outputs(), run);
            case DoesNotFit tooLarge -> new Attempt.TooLarge(name, core.within(limits), tooLarge.overflows());
        };
    }
}
