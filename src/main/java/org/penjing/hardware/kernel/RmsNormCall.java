package org.penjing.hardware.kernel;

import java.util.List;
import org.penjing.compress.integer.IntegerOperator;

/** Divides each row by the root of its mean square. */
record RmsNormCall(int rows, int columns, int bits) implements KernelCall {
    static final List<KernelFunction> FUNCTIONS = KernelFunction.byBits("rms_norm", "call", "rows", "elements");

    private static final CStruct FORM = new CStruct(
            "rms_norm",
            "uint64_t epsilon",
            "int32_t gain",
            "int16_t gain_shift",
            "uint16_t unit",
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
        IntegerOperator.RmsNorm norm = (IntegerOperator.RmsNorm) site.operator();
        return List.of(
                norm.epsilon() + "ULL",
                norm.gain().multiplier(),
                norm.gain().shift(),
                norm.unit(),
                rows,
                columns,
                site.zero(),
                site.resultZero());
    }
}
