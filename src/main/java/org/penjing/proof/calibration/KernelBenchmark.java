package org.penjing.proof.calibration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.network.Node;
import org.penjing.network.operator.Linear;
import org.penjing.proof.Proof;
import org.penjing.proof.emulation.Core;

/** Executed instructions per multiply-accumulate of linear kernels, for the shapes that other libraries were counted with. */
public final class KernelBenchmark {
    static final List<Precision> PRECISIONS = List.of(
            new Precision(8, 8),
            new Precision(6, 8),
            new Precision(4, 8),
            new Precision(2, 8),
            new Precision(8, 16),
            new Precision(4, 16));

    private static final Map<Integer, List<int[]>> SHAPES = Map.of(
            256, List.of(new int[] {64, 64}),
            64, List.of(new int[] {16, 32}),
            1, List.of(new int[] {256, 128}, new int[] {128, 128}, new int[] {64, 12}));

    private static final String MEASURED = "measured ";

    private KernelBenchmark() {}

    /** A row per shape and precision: rows, inputs, outputs, precision, then a figure per core. */
    public static List<String> table(Proof proof, List<Core> cores) throws IOException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (var network : CalibrationNetworks.shapes(SHAPES).entrySet()) {
            for (Core core : cores) {
                List<Long> counts = Calibration.execute(proof, core, network.getValue())
                        .instructions()
                        .nodes();
                addFigures(network.getKey(), network.getValue(), counts, rows);
            }
        }
        List<String> lines = new ArrayList<>();
        rows.forEach((shape, figures) -> lines.add("| " + shape + " | " + String.join(" | ", figures) + " |"));
        return lines;
    }

    private static void addFigures(
            int rows, CompressedModel model, List<Long> counts, Map<String, List<String>> figures) {
        List<Node> nodes = model.architecture().network().nodes();
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).operator() instanceof Linear linear
                    && linear.weight().startsWith(MEASURED)) {
                double perMac = (double) counts.get(i) / ((double) rows * linear.inputs() * linear.outputs());
                figures.computeIfAbsent(
                                rows + " x " + linear.weight().substring(MEASURED.length()), key -> new ArrayList<>())
                        .add(String.format(Locale.ROOT, "%.2f", perMac));
            }
        }
    }

    /** Of a measured operator's weight: one that reads and writes activations of one precision. */
    static String name(int[] shape, Precision precision) {
        return MEASURED + shape[0] + " to " + shape[1] + " | " + precision;
    }
}
