package org.penjing.hardware;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.penjing.base.Lookup;

/**
 * Bytes of code on a core, each rounded up to whole words.
 *
 * @param kernels of every kernel
 * @param sigmoid its table
 * @param powers the table of attention's exponential function, and what else the compiler calls for attention
 * @param fixed everything that any firmware has: the driver, the confidence, what the model does around a step
 * @param library what the compiler calls of its own library
 * @param node of a node in the straight-line step
 * @param carry of a carried state
 */
public record CodeBytes(
        Map<FirmwareKernel, Integer> kernels, int sigmoid, int powers, int fixed, int library, int node, int carry) {
    public CodeBytes {
        kernels = new EnumMap<>(kernels);
    }

    long of(Set<FirmwareKernel> used, int nodes, int carries) {
        long bytes = (long) sigmoid + fixed + library + (long) node * nodes + (long) carry * carries;
        for (FirmwareKernel kernel : used) {
            bytes += Lookup.in(kernels, kernel);
        }
        return bytes + (used.stream().anyMatch(FirmwareKernel::isAttention) ? powers : 0);
    }
}
