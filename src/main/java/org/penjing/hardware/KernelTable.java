package org.penjing.hardware;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.compress.Precision;
import org.penjing.hardware.kernel.InputGroups;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.hardware.kernel.KernelFunction;
import org.penjing.hardware.kernel.LinearCall;
import org.penjing.hardware.kernel.StoredTensor;

/**
 * What a core executes of our firmware's functions, and what they take on it.
 *
 * @param name the name of its file without the ending
 * @param source how the figures were counted; "unsourced: " and the assumption where they were not
 * @param groups of the core's linear kernels
 * @param precisions that operators with a weight can be executed in, in their order
 * @param instructions executed per item of work, by function
 * @param stepInstructions of a step beside its kernels
 * @param code bytes of code
 */
public record KernelTable(
        String name,
        String source,
        InputGroups groups,
        List<Precision> precisions,
        Map<KernelFunction, List<Double>> instructions,
        double stepInstructions,
        CodeBytes code) {
    private static final int USUAL_ROWS = 16;
    private static final int USUAL_COLUMNS = 64;
    private static final double NOTICEABLE = 0.95;

    /** @throws IllegalArgumentException if a function is missing or has another number of figures than items of work */
    public KernelTable {
        precisions = precisions.stream().sorted().toList();
        instructions = Collections.unmodifiableMap(new LinkedHashMap<>(instructions));
        for (KernelFunction function : KernelCall.functions()) {
            List<Double> figures = instructions.get(function);
            if (figures == null || figures.size() != function.items().size()) {
                throw new IllegalArgumentException("kernel table " + name + ": " + function + " needs "
                        + function.items().size() + " figures, one each for " + function.items());
            }
        }
    }

    /** This table for a core that needs {@code factor} times the instructions for the same. */
    KernelTable scaled(String newName, double factor, String newSource) {
        Map<KernelFunction, List<Double>> scaled = new LinkedHashMap<>();
        instructions.forEach((function, figures) -> scaled.put(
                function, figures.stream().map(figure -> figure * factor).toList()));
        return new KernelTable(newName, newSource, groups, precisions, scaled, stepInstructions * factor, code);
    }

    /** Executed instructions of a call. */
    public double instructions(KernelCall call) {
        List<Double> figures = Lookup.in(instructions, call.function());
        double[] work = call.work(groups);
        double sum = 0;
        for (int i = 0; i < work.length; i++) {
            sum += figures.get(i) * work[i];
        }
        return sum;
    }

    /**
     * Whether fewer weight bits save memory only: 16 rows of 64 inputs and outputs are not at least 5 % faster than with 8-bit
     * weights and the same activations.
     */
    public boolean memoryOnly(Precision precision) {
        return precision.weightBits() < 8
                && usual(precision.weightBits(), precision) > NOTICEABLE * usual(8, precision);
    }

    private double usual(int weightBits, Precision precision) {
        StoredTensor tensor = new StoredTensor(USUAL_ROWS, USUAL_COLUMNS, precision.activationBits());
        return instructions(LinearCall.of(tensor, tensor, weightBits, false));
    }
}
