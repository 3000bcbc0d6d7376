package org.penjing.hardware.kernel;

import java.util.List;
import org.penjing.compress.integer.IntegerOperator;

/** Gates the second half of each row with the first; {@code columns} are those of the result. */
record SwiGluCall(int rows, int columns, int bits) implements KernelCall {
    static final List<KernelFunction> FUNCTIONS = KernelFunction.byBits("swiglu", "call", "rows", "elements");

    private static final CStruct FORM = new CStruct(
            "swiglu",
            "int32_t multiplier",
            "int8_t shift",
            "uint8_t x_shift",
            "uint16_t x_mantissa",
            "uint16_t rows",
            "uint16_t columns",
            "int16_t zero",
            "int16_t out_zero");

    @Override
    public KernelFunction function() {
        return KernelFunction.of(FUNCTIONS, bits);
    }

    @Override
    public double[] work(InputGroups groups) {
        return new double[] {1, rows, (double) rows * columns};
    }

    @Override
    public CStruct form() {
        return FORM;
    }

    @Override
    public List<Object> fields(SiteConstants site) {
        IntegerOperator.SwiGlu swiGlu = (IntegerOperator.SwiGlu) site.operator();
        return List.of(
                swiGlu.rescale().multiplier(),
                swiGlu.rescale().shift(),
                swiGlu.toSigmoid().shift(),
                swiGlu.toSigmoid().mantissa(),
                rows,
                columns,
                site.zero(),
                site.resultZero());
    }
}
