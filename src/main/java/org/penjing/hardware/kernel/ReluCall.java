package org.penjing.hardware.kernel;

import java.util.List;

/** Clamps from below at the zero point. */
record ReluCall(int elements, int bits) implements KernelCall {
    static final List<KernelFunction> FUNCTIONS = KernelFunction.byBits("relu", "call", "elements");

    private static final CStruct FORM = new CStruct("relu", "uint32_t elements", "int16_t zero", "uint16_t pad");

    @Override
    public KernelFunction function() {
        return KernelFunction.of(FUNCTIONS, bits);
    }

    @Override
    public double[] work(InputGroups groups) {
        return new double[] {1, elements};
    }

    @Override
    public CStruct form() {
        return FORM;
    }

    @Override
    public List<Object> fields(SiteConstants site) {
        return List.of(elements, site.zero(), 0);
    }
}
