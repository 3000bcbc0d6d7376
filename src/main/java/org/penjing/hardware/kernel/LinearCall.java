package org.penjing.hardware.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.penjing.compress.PackedWeights;
import org.penjing.compress.integer.FixedPoint;
import org.penjing.compress.integer.IntegerOperator;

/**
 * A product with a packed weight. Functions take rows two at a time, the last odd one alone; channels two at a time; inputs in
 * groups, of which rests are padded. One with sums of 64 bits takes all widths, one result after the other.
 *
 * @param hasBias whether there is a bias, be it only the folded zero point of what is read
 * @param wide whether sums have 64 bits
 */
public record LinearCall(
        int rows, int inputs, int outputs, int weightBits, int readBits, int bits, boolean hasBias, boolean wide)
        implements KernelCall {
    /** Bytes that functions may read behind the last weight. */
    public static final int WEIGHT_PADDING = 7;

    private static final String[] ITEMS = {
        "call",
        "pairs of rows",
        "groups laid out in pairs",
        "rests laid out in pairs",
        "pairs of channels in pairs",
        "groups multiplied in pairs",
        "odd rows",
        "groups laid out in odd rows",
        "rests laid out in odd rows",
        "pairs of channels in odd rows",
        "groups multiplied in odd rows"
    };
    static final List<KernelFunction> FUNCTIONS = allFunctions();

    private static final CStruct FORM = new CStruct(
            "linear",
            "const uint8_t *weights",
            "const int32_t *bias",
            "const int32_t *multiplier",
            "const int8_t *shift",
            "uint16_t rows",
            "uint16_t inputs",
            "uint16_t outputs",
            "int16_t out_zero");
    private static final CStruct WIDE_FORM = new CStruct(
            "wide",
            "const uint8_t *weights",
            "const int64_t *bias",
            "const int32_t *multiplier",
            "const int8_t *shift",
            "uint16_t rows",
            "uint16_t inputs",
            "uint16_t outputs",
            "int16_t out_zero",
            "uint8_t weight_bits",
            "uint8_t out_bits",
            "uint16_t pad");

    /** Inputs that are laid out together. */
    private static final int LAID_OUT = 16;

    /**
     * The call of an operator.
     *
     * @param ownBias whether it has a bias of its own
     */
    public static LinearCall of(StoredTensor read, StoredTensor written, int weightBits, boolean ownBias) {
        return new LinearCall(
                read.rows(),
                read.columns(),
                written.columns(),
                weightBits,
                read.bits(),
                written.bits(),
                ownBias || read.bits() == 8,
                IntegerOperator.Linear.isWide(read.bits(), read.columns(), ownBias));
    }

    /** The function that multiplies weights of so many bits with activations, and writes others. */
    static KernelFunction function(int weightBits, int readBits, int bits) {
        return FUNCTIONS.get((8 - weightBits) / 2 * 4 + (readBits == 16 ? 2 : 0) + (bits == 16 ? 1 : 0));
    }

    private static List<KernelFunction> allFunctions() {
        List<KernelFunction> functions = new ArrayList<>();
        for (int weightBits = 8; weightBits >= 2; weightBits -= 2) {
            for (String widths : List.of("8_8", "8_16", "16_8", "16_16")) {
                functions.add(new KernelFunction("linear_w" + weightBits + "_" + widths, List.of(ITEMS)));
            }
        }
        functions.add(new KernelFunction("linear_wide", List.of("call", "results", "products")));
        return List.copyOf(functions);
    }

    @Override
    public KernelFunction function() {
        return wide ? FUNCTIONS.getLast() : function(weightBits, readBits, bits);
    }

    @Override
    public double[] work(InputGroups inputGroups) {
        if (wide) {
            double results = (double) rows * outputs;
            return new double[] {1, results, results * inputs};
        }
        double pairs = rows / 2;
        double odd = rows % 2;
        double channels = Math.ceilDiv(outputs, 2);
        double groups = Math.ceilDiv(inputs, inputGroups.of(weightBits));
        double rests = inputGroups.rests(inputs, weightBits);
        return new double[] {
            1,
            pairs,
            pairs * groups,
            pairs * rests,
            pairs * channels,
            pairs * channels * groups,
            odd,
            odd * groups,
            odd * rests,
            odd * channels,
            odd * channels * groups
        };
    }

    /** The inputs of up to two rows, 16 bits each. */
    @Override
    public int scratchBytes() {
        return wide ? 0 : (rows > 1 ? 4 : 2) * (Math.ceilDiv(inputs, LAID_OUT) * LAID_OUT);
    }

    @Override
    public long weightBytes() {
        return PackedWeights.bytes(outputs, inputs, weightBits);
    }

    @Override
    public CStruct form() {
        return wide ? WIDE_FORM : FORM;
    }

    @Override
    public List<CArray> arrays() {
        CArray shift = new CArray(CArray.Section.SHIFTS, "int8_t", "shift", outputs);
        CArray multiplier = new CArray(CArray.Section.REQUANTIZATION, "int32_t", "multiplier", outputs);
        return hasBias
                ? List.of(
                        shift,
                        multiplier,
                        new CArray(CArray.Section.REQUANTIZATION, wide ? "int64_t" : "int32_t", "bias", outputs))
                : List.of(shift, multiplier);
    }

    @Override
    public List<long[]> elements(SiteConstants site) {
        IntegerOperator.Linear linear = linear(site);
        long[] shifts = linear.rescale().stream().mapToLong(FixedPoint::shift).toArray();
        long[] multipliers =
                linear.rescale().stream().mapToLong(FixedPoint::multiplier).toArray();
        return linear.bias() == null ? List.of(shifts, multipliers) : List.of(shifts, multipliers, linear.bias());
    }

    @Override
    public List<Object> fields(SiteConstants site) {
        List<Object> fields = List.of(
                "weights." + CNames.identifier(linear(site).name()),
                hasBias ? "bias_" + site.id() : "NULL",
                "multiplier_" + site.id(),
                "shifts." + site.id(),
                rows,
                inputs,
                outputs,
                site.resultZero());
        return wide
                ? Stream.concat(fields.stream(), Stream.of(weightBits, bits, 0)).toList()
                : fields;
    }

    private static IntegerOperator.Linear linear(SiteConstants site) {
        return (IntegerOperator.Linear) site.operator();
    }
}
