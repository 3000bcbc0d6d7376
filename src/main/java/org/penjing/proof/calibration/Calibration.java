package org.penjing.proof.calibration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.export.firmware.Firmware;
import org.penjing.export.firmware.FirmwarePackage;
import org.penjing.hardware.CodeBytes;
import org.penjing.hardware.KernelTable;
import org.penjing.hardware.cost.StepPlanner;
import org.penjing.hardware.kernel.AttentionCall;
import org.penjing.hardware.kernel.InputGroups;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.hardware.kernel.KernelFunction;
import org.penjing.proof.Definition;
import org.penjing.proof.Proof;
import org.penjing.proof.emulation.Core;
import org.penjing.proof.emulation.DoesNotFit;
import org.penjing.proof.emulation.Execution;
import org.penjing.proof.emulation.Footprint;
import org.penjing.proof.emulation.MemoryLimits;
import org.penjing.proof.emulation.Piece;
import org.penjing.proof.toolchain.Workspace;

/** Runs calibration networks on an emulated core and fits its kernel table. */
public final class Calibration {
    private static final MemoryLimits LIMITS = new MemoryLimits(2 << 20, 1 << 20, 4096);

    /** A move and a branch with link. */
    private static final int CALL = 6;
    /** Starting a state and copying it out: two calls with four arguments; calibration networks have one. */
    private static final int CARRY = 40;

    private final Proof proof;
    private final Core core;
    private final InputGroups groups;
    private final Map<KernelFunction, LeastSquares> counts = new LinkedHashMap<>();
    private final Map<String, Integer> code = new HashMap<>();
    private final List<int[]> modelCode = new ArrayList<>();
    private final List<Double> stepRests = new ArrayList<>();
    private int library;
    private int libraryWithAttention;

    public Calibration(Proof proof, Core core) {
        this.proof = proof;
        this.core = core;
        this.groups = core.hasDualMultiplies() ? InputGroups.DUAL : InputGroups.SINGLE;
        for (KernelFunction function : KernelCall.functions()) {
            counts.put(function, new LeastSquares(function.label(), function.items()));
        }
    }

    /**
     * Counts and fits.
     *
     * @param source what the table says of where its figures are from
     * @throws IllegalStateException if the networks cannot tell some items of work of a kernel apart
     */
    public KernelTable run(String source) throws IOException {
        for (CompressedModel network : CalibrationNetworks.all()) {
            count(network);
        }
        Map<KernelFunction, List<Double>> instructions = new LinkedHashMap<>();
        counts.forEach((function, samples) -> instructions.put(function, samples.fit()));
        double rest =
                stepRests.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return new KernelTable(
                core.id(), source, groups, Precision.ALL, instructions, Math.max(0, Math.rint(rest)), codeBytes());
    }

    /** The largest relative error of a fit, by kernel, over the networks that it was made from. */
    public Map<KernelFunction, Double> largestErrors(KernelTable table) {
        Map<KernelFunction, Double> errors = new LinkedHashMap<>();
        counts.forEach((function, samples) ->
                errors.put(function, samples.largestError(Lookup.in(table.instructions(), function))));
        return errors;
    }

    static Execution execute(Proof proof, Core core, CompressedModel model) throws IOException {
        int[][] question = new int[1][model.architecture().cells()];
        Firmware firmware = Firmware.of(model, 1, "01234", Map.of(), question);
        try (Workspace workspace = Workspace.create()) {
            Path directory = workspace.folder("package");
            FirmwarePackage.of(firmware).write(directory);
            return switch (proof.qemu(directory, core, LIMITS, Definition.inputs(firmware.model(), question))) {
                case Execution execution -> execution;
                case DoesNotFit larger ->
                    throw new IllegalStateException("a calibration network does not fit: " + larger.overflows());
            };
        }
    }

    private void count(CompressedModel model) throws IOException {
        Execution execution = execute(proof, core, model);
        List<KernelCall> calls = new StepPlanner(model.architecture())
                .plan(model.architecture(), model.compression())
                .calls();
        List<Long> nodes = execution.instructions().nodes();
        for (int i = 0; i < calls.size(); i++) {
            Lookup.in(counts, calls.get(i).function()).add(calls.get(i).work(groups), nodes.get(i));
        }
        stepRests.add((double) execution.instructions().step()
                - nodes.stream().mapToLong(Long::longValue).sum());
        countCode(execution.footprint(), calls);
    }

    /** Every piece with what aligns it. What aligns constants beyond the gaps of forms is added to the library. */
    private void countCode(Footprint footprint, List<KernelCall> calls) {
        int ownCode = 0;
        int rest = (int) footprint.flashBytes() - gaps(calls);
        List<Piece> pieces =
                footprint.pieces().stream().filter(Piece::isConstant).toList();
        long end = pieces.getFirst().address();
        for (Piece piece : pieces) {
            int bytes = (int) (piece.end() - end);
            end = piece.end();
            rest -= piece.wordBytes();
            if (!piece.object().equals("penjing_model")) {
                code.merge(piece.name(), bytes, Math::max);
            } else if (piece.kind() == Piece.Kind.CODE) {
                ownCode += bytes;
            }
        }
        modelCode.add(new int[] {ownCode, calls.size()});
        int routines = Math.max(rest, (int) footprint.libraryBytes());
        if (calls.stream().anyMatch(call -> AttentionCall.isOneOf(call.function()))) {
            libraryWithAttention = Math.max(libraryWithAttention, routines);
        } else {
            library = Math.max(library, routines);
        }
    }

    private static int gaps(List<KernelCall> calls) {
        return calls.stream().mapToInt(call -> call.form().gapBytes()).sum();
    }

    private CodeBytes codeBytes() {
        Map<KernelFunction, Integer> kernels = new LinkedHashMap<>();
        Map<String, Integer> others = new HashMap<>(code);
        for (KernelFunction function : KernelCall.functions()) {
            Integer bytes = others.remove(function.symbol());
            if (bytes == null) {
                throw new IllegalStateException("no calibration network calls " + function);
            }
            kernels.put(function, bytes);
        }
        int sigmoid = others.getOrDefault("penjing_sigmoid", 0);
        int powers = others.getOrDefault("penjing_exp2", 0) + Math.max(libraryWithAttention - library, 0);
        others.keySet().removeAll(List.of("penjing_sigmoid", "penjing_exp2"));
        int shared = others.values().stream().mapToInt(Integer::intValue).sum();
        int around = modelCode.stream()
                .mapToInt(sample -> sample[0] - CALL * sample[1])
                .max()
                .orElse(0);
        return new CodeBytes(kernels, sigmoid, powers, shared + around - CARRY, library, CALL, CARRY);
    }
}
