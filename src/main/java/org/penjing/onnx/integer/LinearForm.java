package org.penjing.onnx.integer;

import static org.penjing.onnx.graph.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penjing.compress.QuantizedWeight;
import org.penjing.compress.integer.FixedPoint;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.onnx.graph.Arrays2d;
import org.penjing.onnx.graph.OnnxGraph;
import org.penjing.onnx.graph.OnnxTensors;
import org.penjing.tensor.Shape;

/**
 * Writes linear operators. Weights are kept as INT4 (2 and 4 bits) or INT8; their product runs in floats of 32 bits where every
 * sum is below 2^24, else of 64: integers of that size are not rounded, in whatever order they are summed.
 */
final class LinearForm {
    private static final long LARGEST_FLOAT = 1L << 24;
    /** Sums of this size and a multiplier stay within 2^62. */
    private static final long LARGEST_SUM = 1L << 31;

    private static final int LARGEST_SUM_BITS = 47;
    private static final int LOWER_BITS = 16;
    /** Times a multiplier, a sum of {@code 2^(shift - 12)} is beyond every 16-bit result. */
    private static final int SATURATED_BITS = 12;

    private final Map<String, String> weights = new HashMap<>();

    Ints write(IntegerOperator.Linear linear, Ints x, IntegerTensor read, IntegerTensor result) {
        long bound = largestProduct(linear, read);
        int type = bound < LARGEST_FLOAT ? OnnxTensors.FLOAT : OnnxTensors.DOUBLE;
        OnnxGraph graph = x.graph();
        Ints sums = Ints.cast(graph, graph.node("MatMul", List.of(x.as(type), weight(graph, linear, type))));
        Ints rescaled = linear.wide() ? wide(linear, sums, bound) : narrow(linear, sums);
        return Rescale.stored(rescaled, result);
    }

    private String weight(OnnxGraph graph, IntegerOperator.Linear linear, int type) {
        return weights.computeIfAbsent(linear.name() + " " + type, key -> {
            QuantizedWeight weight = linear.weight();
            Shape shape = Shape.of(linear.inputs(), linear.outputs());
            byte[] values = Arrays2d.transposed(weight.values(), linear.inputs());
            TensorProto packed =
                    weight.bits() <= 4 ? OnnxTensors.nibbles(shape, values) : OnnxTensors.bytes(shape, values);
            OnnxGraph outermost = graph.outermost();
            return outermost.node("Cast", List.of(outermost.constant(packed)), attribute("to", type));
        });
    }

    private static long largestProduct(IntegerOperator.Linear linear, IntegerTensor read) {
        byte[] values = linear.weight().values();
        long largest = 0;
        for (int from = 0; from < values.length; from += linear.inputs()) {
            long sum = 0;
            for (int i = from; i < from + linear.inputs(); i++) {
                sum += Math.abs(values[i]);
            }
            largest = Math.max(largest, sum);
        }
        return largest * -read.quantizer().smallest();
    }

    /** {@link FixedPoint#timesSum(int)}, its two roundings as one: both round down once their halves are added. */
    private static Ints narrow(IntegerOperator.Linear linear, Ints sums) {
        boolean grows = linear.rescale().stream().anyMatch(factor -> factor.shift() > 0);
        Ints lifted = grows ? grown(linear, sums) : sums;
        int outputs = linear.outputs();
        long[] before = new long[outputs];
        int[] by = new int[outputs];
        for (int i = 0; i < outputs; i++) {
            FixedPoint factor = linear.rescale().get(i);
            int shift = Math.max(-factor.shift(), 0);
            by[i] = Rescale.BITS + shift;
            before[i] = (1L << (Rescale.BITS - 1)) + (shift > 0 ? 1L << (by[i] - 1) : 0);
            before[i] += grows ? 0 : bias(linear)[i] * factor.multiplier();
        }
        return lifted.times(vector(sums, multipliers(linear))).shifted(before, by, new long[outputs]);
    }

    private static Ints grown(IntegerOperator.Linear linear, Ints sums) {
        long[] factors = linear.rescale().stream()
                .mapToLong(factor -> 1L << Math.max(factor.shift(), 0))
                .toArray();
        return Rescale.saturated(sums.plus(vector(sums, bias(linear))).times(vector(sums, factors)));
    }

    /** {@link FixedPoint#timesSum(long)}. */
    private static Ints wide(IntegerOperator.Linear linear, Ints sums, long bound) {
        long[] bias = bias(linear);
        int[] by = linear.rescale().stream()
                .mapToInt(factor -> Rescale.BITS - factor.shift())
                .toArray();
        Ints whole = sums.plus(vector(sums, bias));
        long largest = bound + Arrays.stream(bias).map(Math::abs).max().orElse(0);
        if (largest > LARGEST_SUM || Arrays.stream(by).anyMatch(shift -> shift <= Rescale.BITS)) {
            return inTwoParts(linear, whole, by);
        }
        long[] half = Arrays.stream(by).mapToLong(shift -> 1L << (shift - 1)).toArray();
        return whole.times(vector(sums, multipliers(linear))).shifted(half, by, new long[by.length]);
    }

    /**
     * The product of a sum's upper bits, plus that of its lower 16, whose own lower 16 bits no rounding sees. Sums that every
     * result saturates at are limited first, so that no result is above 2^31.
     */
    private static Ints inTwoParts(IntegerOperator.Linear linear, Ints sums, int[] by) {
        int outputs = by.length;
        long[] most = new long[outputs];
        long[] least = new long[outputs];
        long[] multipliers = multipliers(linear);
        long[] half = new long[outputs];
        int[] rest = new int[outputs];
        for (int i = 0; i < outputs; i++) {
            most[i] = 1L << Math.clamp(by[i] - SATURATED_BITS, 1, LARGEST_SUM_BITS);
            least[i] = -most[i];
            int more = Math.max(LOWER_BITS + 1 - by[i], 0);
            multipliers[i] <<= more;
            rest[i] = by[i] + more - LOWER_BITS;
            half[i] = 1L << (rest[i] - 1);
        }
        Ints limited = sums.between(vector(sums, least), vector(sums, most));
        Ints upper = limited.shifted(0, LOWER_BITS, 0);
        Ints lower = limited.minus(upper.times(1L << LOWER_BITS));
        Ints factors = vector(sums, multipliers);
        return upper.times(factors)
                .plus(lower.times(factors).halved(LOWER_BITS))
                .shifted(half, rest, new long[outputs]);
    }

    private static long[] bias(IntegerOperator.Linear linear) {
        return linear.bias() == null ? new long[linear.outputs()] : linear.bias();
    }

    private static long[] multipliers(IntegerOperator.Linear linear) {
        return linear.rescale().stream().mapToLong(FixedPoint::multiplier).toArray();
    }

    private static Ints vector(Ints beside, long[] values) {
        return Ints.constant(beside.graph(), Shape.of(values.length), values);
    }
}
