package org.penjing.hardware;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.compress.Precision;
import org.penjing.network.operator.Linear;

/**
 * What the kernels of our firmware take on a core. Every core executes every precision.
 *
 * @param name the name of its file without the ending
 * @param source how the figures were counted; "unsourced: " and the assumption where they were not
 * @param groups of the core's linear kernels
 * @param instructions executed per item of work, by kernel
 * @param stepInstructions of a step beside its kernels
 * @param code bytes of code
 */
public record KernelTable(
        String name,
        String source,
        InputGroups groups,
        Map<FirmwareKernel, List<Double>> instructions,
        double stepInstructions,
        CodeBytes code) {
    /** Bytes by which the structure of a norm may be moved to begin on 8 bytes. */
    public static final int NORM_GAP = 4;

    private static final KernelCall.Shape USUAL = new KernelCall.Shape(16, 64, 8, 16, 64, 8);
    private static final double NOTICEABLE = 0.95;

    /** @throws IllegalArgumentException if a kernel is missing or has another number of figures than items of work */
    public KernelTable {
        instructions = new EnumMap<>(instructions);
        for (FirmwareKernel kernel : FirmwareKernel.values()) {
            List<Double> figures = instructions.get(kernel);
            if (figures == null || figures.size() != kernel.items().size()) {
                throw new IllegalArgumentException("kernel table " + name + ": " + kernel.label() + " needs "
                        + kernel.items().size() + " figures, one each for " + kernel.items());
            }
        }
    }

    /** This table for a core that needs {@code factor} times the instructions for the same. */
    KernelTable scaled(String newName, double factor, String newSource) {
        Map<FirmwareKernel, List<Double>> scaled = new EnumMap<>(FirmwareKernel.class);
        instructions.forEach((kernel, figures) -> scaled.put(
                kernel, figures.stream().map(figure -> figure * factor).toList()));
        return new KernelTable(newName, newSource, groups, scaled, stepInstructions * factor, code);
    }

    /** Executed instructions of a call. */
    public double instructions(KernelCall call) {
        List<Double> figures = Lookup.in(instructions, call.kernel());
        double sum = 0;
        for (int i = 0; i < call.work().length; i++) {
            sum += figures.get(i) * call.work()[i];
        }
        return sum;
    }

    /** The precisions that operators with a weight can be executed in, in their order. */
    public List<Precision> precisions() {
        List<Precision> precisions = new ArrayList<>();
        for (int weightBits : Precision.WEIGHT_BITS) {
            for (int activationBits : Precision.ACTIVATION_BITS) {
                precisions.add(new Precision(weightBits, activationBits));
            }
        }
        return precisions.stream().sorted().toList();
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
        KernelCall.Shape shape = new KernelCall.Shape(
                USUAL.readRows(),
                USUAL.readColumns(),
                precision.activationBits(),
                USUAL.rows(),
                USUAL.columns(),
                precision.activationBits());
        Linear linear = new Linear("", null, USUAL.readColumns(), USUAL.columns());
        return instructions(KernelCall.of(linear, shape, weightBits, 1, groups));
    }
}
