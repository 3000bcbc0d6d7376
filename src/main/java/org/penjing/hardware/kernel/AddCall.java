package org.penjing.hardware.kernel;

import java.util.ArrayList;
import java.util.List;
import org.penjing.compress.integer.FixedPoint;
import org.penjing.compress.integer.IntegerOperator;

/** Adds tensors of one shape. */
record AddCall(int terms, int elements, int bits) implements KernelCall {
    static final List<KernelFunction> FUNCTIONS =
            KernelFunction.byBits("add", "call", "elements", "elements of a third term");

    private static final CStruct FORM = new CStruct(
            "add",
            "int32_t multiplier[3]",
            "int32_t out_multiplier",
            "int8_t shift[3]",
            "int8_t out_shift",
            "int16_t zero[3]",
            "int16_t out_zero",
            "uint16_t terms",
            "uint16_t pad",
            "uint32_t elements");

    @Override
    public KernelFunction function() {
        return KernelFunction.of(FUNCTIONS, bits);
    }

    @Override
    public double[] work(InputGroups groups) {
        return new double[] {1, elements, terms > 2 ? elements : 0};
    }

    @Override
    public CStruct form() {
        return FORM;
    }

    @Override
    public List<Object> fields(SiteConstants site) {
        IntegerOperator.Add add = (IntegerOperator.Add) site.operator();
        return List.of(
                padded(add.terms().stream().map(FixedPoint::multiplier).toList()),
                add.rescale().multiplier(),
                padded(add.terms().stream().map(FixedPoint::shift).toList()),
                add.rescale().shift(),
                padded(site.zeros()),
                site.resultZero(),
                terms,
                0,
                elements);
    }

    private static List<Integer> padded(List<Integer> ofTerms) {
        List<Integer> padded = new ArrayList<>(ofTerms);
        while (padded.size() < IntegerOperator.Add.MOST_TERMS) {
            padded.add(0);
        }
        return padded;
    }
}
