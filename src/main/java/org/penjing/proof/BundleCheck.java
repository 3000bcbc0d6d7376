package org.penjing.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.penjing.base.Randoms;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.export.Bundle;
import org.penjing.export.BundleFiles;
import org.penjing.export.Evidence;
import org.penjing.export.Report;
import org.penjing.hardware.Limit;
import org.penjing.proof.emulation.Core;
import org.penjing.proof.emulation.MemoryLimits;
import org.penjing.proof.toolchain.HostCompiler;
import org.penjing.proof.toolchain.Workspace;

/** Runs what a bundle holds on every engine of this machine. That is code of the bundle: only for bundles that one trusts. */
public final class BundleCheck {
    private static final long SEED = 1;
    private static final List<HostCompiler> COMPILERS = List.of(HostCompiler.GCC, HostCompiler.CLANG);

    private final BundleFiles files;
    private final Report report;
    private final Comparison comparison;
    private final Engines engines;

    /**
     * Reads the integer model and runs the definition.
     *
     * @param inputs how many random questions; the same at every check
     * @throws org.penjing.base.InvalidInputException if the model or the report cannot be read
     */
    public BundleCheck(BundleFiles files, int inputs, Engines engines) {
        IntegerModel model = files.model();
        this.files = files;
        this.report = files.report();
        this.comparison = Comparison.of(model, questions(model, inputs));
        this.engines = engines;
    }

    private static int[][] questions(IntegerModel model, int count) {
        RandomGenerator random = Randoms.of(SEED);
        IntegerNetwork.Question form = model.network().question();
        int[][] questions = new int[count][form.size()];
        for (int[] question : questions) {
            Arrays.setAll(question, _ -> random(form, random));
        }
        return questions;
    }

    private static int random(IntegerNetwork.Question form, RandomGenerator random) {
        return switch (form) {
            case IntegerNetwork.Question.Tokens tokens -> random.nextInt(tokens.vocabulary());
            case IntegerNetwork.Question.Numbers(IntegerTensor tensor) ->
                random.nextInt(tensor.quantizer().smallest(), tensor.quantizer().largest() + 1);
        };
    }

    /** The core that the bundle was made for; empty if it has no emulator. */
    public Optional<Core> core() {
        return Core.of(report.device().core());
    }

    /** Tells of each engine as soon as it has run. */
    public void run(List<Core> cores, Consumer<Attempt> listener) throws IOException {
        listener.accept(comparison.exactly(Evidence.REFERENCE, comparison.expected(), null));
        listener.accept(answers(Comparison.ONNX, () -> comparison.onnx(files.file(Bundle.MODEL))));
        listener.accept(answers(Comparison.TFLITE, () -> comparison.tflite(files.file(Bundle.TFLITE))));
        try (Workspace workspace = Workspace.create()) {
            Path firmware = workspace.folder("firmware");
            files.unpackFirmware(firmware);
            for (HostCompiler compiler : COMPILERS) {
                listener.accept(engines.host(comparison, firmware, compiler));
                listener.accept(engines.vectors(firmware, compiler));
            }
            for (Core core : cores) {
                listener.accept(engines.core(comparison, firmware, core, limits(core)));
            }
        }
    }

    private static Attempt answers(String name, Supplier<Evidence.Engine> run) {
        try {
            return new Attempt.Ran(run.get(), null, null);
        } catch (RuntimeException failed) {
            return new Attempt.Failed(
                    name,
                    String.valueOf(failed.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /** Those of the report hold for its own core alone. */
    private MemoryLimits limits(Core core) {
        return core().filter(core::equals).isEmpty()
                ? MemoryLimits.none(Engines.STACK_BYTES)
                : new MemoryLimits(
                        bound(Limit.FLASH_BYTES), bound(Limit.SRAM_BYTES) + Engines.STACK_BYTES, Engines.STACK_BYTES);
    }

    private long bound(Limit limit) {
        return report.limits().stream()
                .filter(one -> one.name().equals(limit.id()))
                .mapToLong(one -> (long) one.bound())
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }
}
