package org.penjing.hardware;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.penjing.base.Lookup;
import org.penjing.hardware.kernel.AttentionCall;
import org.penjing.hardware.kernel.KernelFunction;

/**
 * Bytes of code on a core, each rounded up to whole words.
 *
 * @param kernels of every function
 * @param sigmoid its table
 * @param powers the table of attention's exponential function, and what else the compiler calls for attention
 * @param fixed everything that any firmware has: the driver, the confidence, what the model does around a step
 * @param library what the compiler calls of its own library
 * @param node of a node in the straight-line step
 * @param carry of a carried state
 */
public record CodeBytes(
        Map<KernelFunction, Integer> kernels, int sigmoid, int powers, int fixed, int library, int node, int carry) {
    public CodeBytes {
        kernels = Collections.unmodifiableMap(new LinkedHashMap<>(kernels));
    }

    /** Those of a firmware that calls some functions. */
    public long of(Set<KernelFunction> used, int nodes, int carries) {
        long bytes = (long) sigmoid + fixed + library + (long) node * nodes + (long) carry * carries;
        for (KernelFunction function : used) {
            bytes += Lookup.in(kernels, function);
        }
        return bytes + (used.stream().anyMatch(AttentionCall::isOneOf) ? powers : 0);
    }
}
