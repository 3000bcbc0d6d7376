package org.penjing.hardware.kernel;

import java.util.List;

/** Swaps the rows and columns of what it reads. */
record TransposeCall(int rows, int columns, int bits) implements KernelCall {
    static final List<KernelFunction> FUNCTIONS =
            KernelFunction.byBits("transpose", "call", "rows", "columns", "elements");

    private static final CStruct FORM = new CStruct("transpose", "uint16_t rows", "uint16_t columns");

    @Override
    public KernelFunction function() {
        return KernelFunction.of(FUNCTIONS, bits);
    }

    @Override
    public double[] work(InputGroups groups) {
        return new double[] {1, rows, columns, (double) rows * columns};
    }

    @Override
    public CStruct form() {
        return FORM;
    }

    @Override
    public List<Object> fields(SiteConstants site) {
        return List.of(rows, columns);
    }
}
