package org.penjing.hardware;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penjing.compress.Precision;

/**
 * The kernels of a core. Every precision that a table executes at all, it executes for many rows and for one.
 *
 * @param name the name of its file without the ending
 */
public record KernelTable(String name, List<Kernel> kernels, ElementCosts elements) {
    private static final int USUAL_INPUTS = 64;
    private static final double NOTICEABLE = 0.95;

    /** @throws IllegalArgumentException naming what is wrong: a kernel twice, or one missing */
    public KernelTable {
        kernels = List.copyOf(kernels);
        Map<String, String> faults = faults(kernels);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("kernel table " + name + ": " + faults);
        }
    }

    /** What keeps kernels from being a table: what was found, and the rule it breaks. */
    static Map<String, String> faults(List<Kernel> kernels) {
        Map<String, String> faults = new LinkedHashMap<>();
        for (Kernel kernel : kernels) {
            long same = kernels.stream()
                    .filter(other -> other.runs(kernel.operator(), kernel.weightBits(), kernel.activationBits()))
                    .count();
            if (same > 1) {
                faults.put(describe(kernel.operator(), kernel.weightBits(), kernel.activationBits()), "once each");
            }
            switch (kernel.operator()) {
                case POINTWISE -> require(kernels, KernelOperator.FULLY_CONNECTED, kernel, faults);
                case FULLY_CONNECTED -> require(kernels, KernelOperator.POINTWISE, kernel, faults);
                case ATTENTION -> {}
            }
        }
        for (int activationBits : activationBits(kernels)) {
            require(kernels, KernelOperator.POINTWISE, 8, activationBits, faults);
            require(kernels, KernelOperator.ATTENTION, activationBits, activationBits, faults);
        }
        return faults;
    }

    private static List<Integer> activationBits(List<Kernel> kernels) {
        List<Integer> bits = new ArrayList<>(List.of(8));
        if (kernels.stream().anyMatch(kernel -> kernel.activationBits() == 16)) {
            bits.add(16);
        }
        return bits;
    }

    private static void require(
            List<Kernel> kernels, KernelOperator operator, Kernel like, Map<String, String> faults) {
        require(kernels, operator, like.weightBits(), like.activationBits(), faults);
    }

    private static void require(
            List<Kernel> kernels,
            KernelOperator operator,
            int weightBits,
            int activationBits,
            Map<String, String> faults) {
        if (kernels.stream().noneMatch(kernel -> kernel.runs(operator, weightBits, activationBits))) {
            faults.put("no " + describe(operator, weightBits, activationBits), "needed");
        }
    }

    private static String describe(KernelOperator operator, int weightBits, int activationBits) {
        return operator.label() + " w" + weightBits + "a" + activationBits;
    }

    /** @throws IllegalArgumentException if there is no such kernel */
    public Kernel kernel(KernelOperator operator, int weightBits, int activationBits) {
        for (Kernel kernel : kernels) {
            if (kernel.runs(operator, weightBits, activationBits)) {
                return kernel;
            }
        }
        throw new IllegalArgumentException(
                "kernel table " + name + " has no " + describe(operator, weightBits, activationBits));
    }

    /** The precisions that operators with a weight can be executed in, in their order. */
    public List<Precision> precisions() {
        return kernels.stream()
                .filter(kernel -> kernel.operator() == KernelOperator.POINTWISE)
                .map(kernel -> new Precision(kernel.weightBits(), kernel.activationBits()))
                .sorted()
                .toList();
    }

    /**
     * Whether fewer weight bits save memory only: the kernel is not at least 5 % faster than the one for 8-bit weights with
     * the same activations, at 64 inputs. Smaller differences are below what instruction counts can tell.
     */
    public boolean memoryOnly(KernelOperator operator, Precision precision) {
        if (precision.weightBits() == 8) {
            return false;
        }
        double own = perMac(kernel(operator, precision.weightBits(), precision.activationBits()));
        return own > NOTICEABLE * perMac(kernel(operator, 8, precision.activationBits()));
    }

    private static double perMac(Kernel kernel) {
        return kernel.instructions(1, 1.0 / USUAL_INPUTS, 0);
    }
}
