package org.penjing.hardware.cost;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.penjing.hardware.CodeBytes;
import org.penjing.hardware.kernel.CArray;
import org.penjing.hardware.kernel.CStruct;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.hardware.kernel.KernelFunction;
import org.penjing.hardware.kernel.LinearCall;
import org.penjing.hardware.kernel.StoredTensor;
import org.penjing.network.Recursion;

/** Counts the bytes of firmware: everything that several calls of a shared block have in common counts once. */
final class FlashModel {
    private static final int WORD = 4;

    private FlashModel() {}

    static FlashBytes bytes(StepPlan plan, CodeBytes code) {
        StepGraph graph = plan.graph();
        Map<CArray.Section, Long> arrays = new EnumMap<>(CArray.Section.class);
        Set<KernelFunction> used = new HashSet<>();
        long weights = LinearCall.WEIGHT_PADDING;
        long descriptors = (long) CStruct.NODE.bytes() * graph.nodes().size();
        for (int node = 0; node < graph.nodes().size(); node++) {
            KernelCall call = plan.calls().get(node);
            if (graph.isFirstOfSite(node)) {
                used.add(call.function());
                descriptors += call.form().bytes() + call.form().gapBytes();
                call.arrays().forEach(array -> arrays.merge(array.section(), bytes(array), Long::sum));
            }
            weights += graph.isFirstOfWeight(node) ? call.weightBytes() : 0;
        }
        return new FlashBytes(
                words(weights),
                arrays.getOrDefault(CArray.Section.REQUANTIZATION, 0L)
                        + words(arrays.getOrDefault(CArray.Section.SHIFTS, 0L)),
                arrays.getOrDefault(CArray.Section.EMBEDDINGS, 0L),
                states(plan),
                arrays.getOrDefault(CArray.Section.TABLES, 0L),
                descriptors,
                code.of(used, graph.nodes().size(), graph.recursion().carries().size()));
    }

    /** Shifts of all sites are one structure, all other arrays begin on a word. */
    private static long bytes(CArray array) {
        return array.section() == CArray.Section.SHIFTS ? array.bytes() : words(array.bytes()) + array.gapBytes();
    }

    private static long states(StepPlan plan) {
        long states = 0;
        for (Recursion.Carry carry : plan.graph().recursion().carries()) {
            StoredTensor state = plan.tensor(carry.input());
            states += words((long) state.columns() * state.bits() / 8);
        }
        return states;
    }

    private static long words(long bytes) {
        return (bytes + WORD - 1) / WORD * WORD;
    }
}
