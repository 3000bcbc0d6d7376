package org.penjing.compress.integer;

/** The arithmetic of {@link IntegerOperator.SwiGlu}. */
final class SwiGluKernel {
    private SwiGluKernel() {}

    /** How far a' times its sigmoid is shifted right, so that 16 bits hold it. */
    static int gateShift(int bits) {
        return bits == 8 ? 8 : 15;
    }

    static void run(IntegerOperator.SwiGlu swiGlu, IntegerTensor read, int[] x, IntegerTensor result, int[] y) {
        int shift = gateShift(read.bits());
        int columns = result.columns();
        for (int i = 0; i < y.length; i++) {
            int at = i / columns * 2 * columns + i % columns;
            int a = x[at] - read.zeroPoint();
            int b = x[at + columns] - read.zeroPoint();
            int gate = (a * Sigmoid.of(a, swiGlu.toSigmoid()) + (1 << (shift - 1))) >> shift;
            y[i] = result.saturated((long) swiGlu.rescale().times(gate * b) + result.zeroPoint());
        }
    }
}
