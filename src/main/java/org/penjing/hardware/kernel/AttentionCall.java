package org.penjing.hardware.kernel;

import java.util.Arrays;
import java.util.List;
import org.penjing.compress.integer.IntegerOperator;

/** Attention of all tokens to all, with rotary positions. */
public record AttentionCall(int tokens, int heads, int headWidth, int bits) implements KernelCall {
    static final List<KernelFunction> FUNCTIONS =
            KernelFunction.byBits("attention", "call", "heads", "queries", "elements", "logits", "products");

    private static final CStruct FORM = new CStruct(
            "attention",
            "const int16_t *rotary",
            "int32_t multiplier",
            "int8_t shift",
            "uint8_t exp_shift",
            "uint16_t exp_mantissa",
            "uint8_t exp_pre",
            "uint8_t pad",
            "uint16_t tokens",
            "uint16_t heads",
            "uint16_t head_width",
            "int16_t zero",
            "int16_t out_zero");

    /** Whether a function is one of this family, whose exponential function has a table that others do not need. */
    public static boolean isOneOf(KernelFunction function) {
        return FUNCTIONS.contains(function);
    }

    @Override
    public KernelFunction function() {
        return KernelFunction.of(FUNCTIONS, bits);
    }

    @Override
    public double[] work(InputGroups groups) {
        double rows = tokens;
        double elements = rows * heads * headWidth;
        return new double[] {1, heads, heads * rows, elements, heads * rows * rows, elements * rows};
    }

    /** The rotated keys of a head and one query of 16 bits, and one query's logits of 32. */
    @Override
    public int scratchBytes() {
        return 2 * (tokens + 1) * headWidth + 4 * tokens;
    }

    @Override
    public CStruct form() {
        return FORM;
    }

    /** Cosine and sine of every token and pair of channels. */
    @Override
    public List<CArray> arrays() {
        return List.of(new CArray(CArray.Section.TABLES, "int16_t", "rotary", tokens * headWidth));
    }

    @Override
    public List<long[]> elements(SiteConstants site) {
        return List.of(Arrays.stream(attention(site).rotary()).asLongStream().toArray());
    }

    @Override
    public List<Object> fields(SiteConstants site) {
        IntegerOperator.Attention attention = attention(site);
        return List.of(
                "rotary_" + site.id(),
                attention.rescale().multiplier(),
                attention.rescale().shift(),
                attention.toOctaves().shift(),
                attention.toOctaves().mantissa(),
                attention.preShift(),
                0,
                tokens,
                heads,
                headWidth,
                site.zero(),
                site.resultZero());
    }

    private static IntegerOperator.Attention attention(SiteConstants site) {
        return (IntegerOperator.Attention) site.operator();
    }
}
