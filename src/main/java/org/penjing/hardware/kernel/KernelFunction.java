package org.penjing.hardware.kernel;

import java.util.List;

/**
 * A function of penjing_kernels.h. What a call of it costs on a core is a sum over its items of work.
 *
 * @param label its name in files, such as {@code linear_w4_8_8}
 * @param items what the numbers of {@link KernelCall#work} count
 */
public record KernelFunction(String label, List<String> items) {
    public KernelFunction {
        items = List.copyOf(items);
    }

    /** The two functions of a family: on tensors of 8 and of 16 bits. */
    static List<KernelFunction> byBits(String family, String... items) {
        return List.of(
                new KernelFunction(family + "_8", List.of(items)), new KernelFunction(family + "_16", List.of(items)));
    }

    /** The one of {@link #byBits} for tensors of so many bits. */
    static KernelFunction of(List<KernelFunction> functions, int bits) {
        return functions.get(bits == 16 ? 1 : 0);
    }

    /** The function in C. */
    public String symbol() {
        return "penjing_" + label;
    }

    /** Labels differ. */
    @Override
    public boolean equals(Object other) {
        return other instanceof KernelFunction(String otherLabel, List<String> _) && label.equals(otherLabel);
    }

    @Override
    public int hashCode() {
        return label.hashCode();
    }

    @Override
    public String toString() {
        return label;
    }
}
