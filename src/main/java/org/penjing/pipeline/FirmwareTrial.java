package org.penjing.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.penjing.export.Evidence;
import org.penjing.export.FirmwareFigures;
import org.penjing.hardware.Limit;
import org.penjing.hardware.StepCost;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.WorkbenchException;
import org.penjing.pipeline.context.Target;
import org.penjing.proof.Attempt;
import org.penjing.proof.Comparison;
import org.penjing.proof.Engines;
import org.penjing.proof.emulation.Core;
import org.penjing.proof.emulation.Execution;
import org.penjing.proof.emulation.MemoryLimits;
import org.penjing.proof.emulation.Overflow;
import org.penjing.proof.toolchain.HostCompiler;

/** Proves exported files against the definition as far as the tools of this machine go, and gathers the evidence. */
final class FirmwareTrial {
    /** An emulator's minute or so. */
    private static final double MOST_EMULATED_INSTRUCTIONS = 2e10;

    private static final int LEAST_EMULATED = 16;

    private final Engines engines;
    private final Comparison comparison;
    private final Target target;
    private final StepCost predicted;
    private final Cancellation cancellation;
    private final List<Evidence.Engine> results = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable FirmwareFigures figures;
    private String level = Evidence.REFERENCE;

    FirmwareTrial(
            Engines engines, Comparison comparison, Target target, StepCost predicted, Cancellation cancellation) {
        this.engines = engines;
        this.comparison = comparison;
        this.target = target;
        this.predicted = predicted;
        this.cancellation = cancellation;
    }

    /** What was found. */
    Evidence evidence() {
        return new Evidence(level, results, notes);
    }

    /** What the linked firmware takes; null where it was not linked. */
    @Nullable
    FirmwareFigures figures() {
        return figures;
    }

    /**
     * Runs the exported files, of which that for ONNX Runtime must agree in every bit, that for TensorFlow Lite in most cells,
     * beside the firmware.
     *
     * @throws WorkbenchException if either is not the verified model
     */
    void run(Path bundle, Path firmware) throws IOException {
        AtomicBoolean over = new AtomicBoolean();
        FutureTask<List<Evidence.Engine>> beside = new FutureTask<>(
                () -> engines.exported(comparison, bundle, () -> over.get() || cancellation.isCancelled()));
        Thread thread = Thread.ofVirtual().name("exported files").start(beside);
        try {
            firmware(firmware);
            results.addAll(0, checked(beside.get()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkbenchException("the server was stopped during verification", e);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            over.set(true);
            end(thread);
        }
    }

    private static void end(Thread thread) {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) throws IOException {
        return switch (cause) {
            case IOException io -> throw io;
            case RuntimeException failure -> failure;
            case null, default -> new IllegalStateException(cause);
        };
    }

    private static List<Evidence.Engine> checked(List<Evidence.Engine> exported) {
        for (Evidence.Engine result : exported) {
            if (!result.holds()) {
                throw new WorkbenchException("the file for " + result.name() + " is not the verified model: of "
                        + result.inputs() + " inputs " + result.equal() + " are answered alike, and of "
                        + result.cells() + " cells " + result.equalCells());
            }
        }
        return exported;
    }

    /**
     * Compiles and runs a firmware package.
     *
     * @throws WorkbenchException if it does not compile or does not give the definition's bytes
     */
    void firmware(Path directory) {
        onThisMachine(directory);
        emulated(directory);
    }

    private void onThisMachine(Path directory) {
        for (HostCompiler compiler : List.of(HostCompiler.GCC, HostCompiler.CLANG)) {
            cancellation.throwIfCancelled();
            if (ran(engines.host(comparison, directory, compiler)) != null) {
                level = Evidence.HOST;
                return;
            }
        }
    }

    private void emulated(Path directory) {
        String name = target.device().core();
        Core core = Core.of(name).orElse(null);
        if (core == null) {
            notes.add("There is no emulator for " + name + ".");
            return;
        }
        cancellation.throwIfCancelled();
        Attempt.Ran run = ran(engines.core(comparison.first(emulatedInputs()), directory, core, limits()));
        if (run != null && run.execution() != null) {
            level = Evidence.emulated(core.id());
            figures = figures(run.execution());
        }
    }

    private int emulatedInputs() {
        double inference = predicted.instructions() * comparison.model().depth();
        return (int) Math.max(LEAST_EMULATED, Math.min(Integer.MAX_VALUE, MOST_EMULATED_INSTRUCTIONS / inference));
    }

    /** The limit on SRAM is on variables and arena; the stack comes on top. */
    private MemoryLimits limits() {
        return new MemoryLimits(
                (long) target.limits().bound(Limit.FLASH_BYTES),
                (long) target.limits().bound(Limit.SRAM_BYTES) + Engines.STACK_BYTES,
                Engines.STACK_BYTES);
    }

    private Attempt.@Nullable Ran ran(Attempt attempt) {
        switch (attempt) {
            case Attempt.Ran ran -> {
                results.add(ran.result());
                if (ran.difference() != null) {
                    throw new WorkbenchException(ran.engine() + " does not give the bytes of the definition: "
                            + ran.result().equal() + " of " + ran.result().inputs() + " inputs are equal; "
                            + ran.difference());
                }
                return ran;
            }
            case Attempt.Failed(String engine, String reason) -> {
                cancellation.throwIfCancelled();
                throw new WorkbenchException("the firmware cannot be proven as " + engine + ": " + reason);
            }
            case Attempt.Absent(String engine, String reason) -> notes.add("Without " + engine + ": " + reason + ".");
            case Attempt.TooLarge tooLarge -> {
                notes.add("Not run as " + tooLarge.engine() + ": the firmware is " + tooLarge.inWords() + ".");
                figures = figures(tooLarge.within(), tooLarge.overflows());
            }
        }
        return null;
    }

    /** The linker says of a memory that is too small by how much. */
    private static FirmwareFigures figures(MemoryLimits within, List<Overflow> overflows) {
        Long flash = null;
        Long arena = null;
        for (Overflow overflow : overflows) {
            switch (overflow.memory()) {
                case FLASH -> flash = within.flashBytes() + overflow.bytes();
                case RAM -> arena = within.ramBytes() - within.stackBytes() + overflow.bytes();
            }
        }
        return new FirmwareFigures(flash, arena, null, null);
    }

    private static FirmwareFigures figures(Execution run) {
        return new FirmwareFigures(
                run.footprint().flashBytes(),
                run.footprint().ramBytes(),
                (long) run.stackBytes(),
                run.instructions().step());
    }
}
