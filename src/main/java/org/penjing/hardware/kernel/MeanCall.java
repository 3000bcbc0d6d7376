package org.penjing.hardware.kernel;

import java.util.List;
import org.penjing.compress.integer.IntegerOperator;

/** The mean of each column; {@code rows} are those that it reads. */
record MeanCall(int rows, int columns, int bits) implements KernelCall {
    static final List<KernelFunction> FUNCTIONS = KernelFunction.byBits("mean", "call", "columns", "elements");

    private static final CStruct FORM = new CStruct(
            "mean",
            "int32_t multiplier",
            "int32_t shift",
            "int32_t sum_zero",
            "uint16_t rows",
            "uint16_t columns",
            "int16_t out_zero",
            "uint16_t pad");

    @Override
    public KernelFunction function() {
        return KernelFunction.of(FUNCTIONS, bits);
    }

    @Override
    public double[] work(InputGroups groups) {
        return new double[] {1, columns, (double) rows * columns};
    }

    @Override
    public CStruct form() {
        return FORM;
    }

    @Override
    public List<Object> fields(SiteConstants site) {
        IntegerOperator.MeanTokens mean = (IntegerOperator.MeanTokens) site.operator();
        return List.of(
                mean.rescale().multiplier(),
                mean.rescale().shift(),
                rows * site.zero(),
                rows,
                columns,
                site.resultZero(),
                0);
    }
}
