package org.penjing.compress.integer;

/** The arithmetic of {@link IntegerOperator.SwiGlu}. */
final class SwiGluKernel {
    private SwiGluKernel() {}

    static void run(IntegerOperator.SwiGlu swiGlu, IntegerTensor read, int[] x, IntegerTensor result, int[] y) {
        int columns = result.columns();
        for (int i = 0; i < y.length; i++) {
            int at = i / columns * 2 * columns + i % columns;
            int a = x[at] - read.zeroPoint();
            int b = x[at + columns] - read.zeroPoint();
            int gate = swiGlu.gate(a, read.bits());
            y[i] = result.saturated((long) swiGlu.rescale().times(gate * b) + result.zeroPoint());
        }
    }
}
