package org.penjing.hardware;

import org.penjing.compress.integer.IntegerOperator;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.Operator;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;

/**
 * One call of a kernel.
 *
 * @param work how much there is to do of each of {@link FirmwareKernel#items}
 */
public record KernelCall(FirmwareKernel kernel, double[] work) {

    /** The shape of what a node reads and writes. */
    record Shape(int readRows, int readColumns, int readBits, int rows, int columns, int bits) {}

    /**
     * @param weightBits of a linear operator
     * @param terms how many tensors are read
     * @param groups the group of inputs of a linear kernel, by weight bits
     */
    static KernelCall of(Operator operator, Shape shape, int weightBits, int terms, InputGroups groups) {
        double rows = shape.rows();
        double elements = rows * shape.columns();
        boolean wide = shape.bits() == 16;
        return switch (operator) {
            case Linear linear -> linear(linear, shape, weightBits, groups);
            case Embedding embedding ->
                call(wide ? FirmwareKernel.EMBED_16 : FirmwareKernel.EMBED_8, 1, rows, elements * shape.bits() / 8);
            case Transpose transpose ->
                call(
                        wide ? FirmwareKernel.TRANSPOSE_16 : FirmwareKernel.TRANSPOSE_8,
                        1,
                        shape.readRows(),
                        shape.readColumns(),
                        elements);
            case RmsNorm norm -> call(wide ? FirmwareKernel.RMS_NORM_16 : FirmwareKernel.RMS_NORM_8, 1, rows, elements);
            case SwiGlu swiGlu -> call(wide ? FirmwareKernel.SWIGLU_16 : FirmwareKernel.SWIGLU_8, 1, rows, elements);
            case Add add ->
                call(wide ? FirmwareKernel.ADD_16 : FirmwareKernel.ADD_8, 1, elements, terms > 2 ? elements : 0);
            case MeanTokens mean ->
                call(
                        wide ? FirmwareKernel.MEAN_16 : FirmwareKernel.MEAN_8,
                        1,
                        shape.readColumns(),
                        (double) shape.readRows() * shape.readColumns());
            case Attention(int heads, int headWidth, float base) ->
                call(
                        wide ? FirmwareKernel.ATTENTION_16 : FirmwareKernel.ATTENTION_8,
                        1,
                        heads,
                        heads * rows,
                        elements,
                        heads * rows * rows,
                        elements * rows);
        };
    }

    private static KernelCall linear(Linear linear, Shape shape, int weightBits, InputGroups inputGroups) {
        double results = (double) shape.rows() * shape.columns();
        if (IntegerOperator.Linear.isWide(shape.readBits(), linear.inputs(), linear.bias() != null)) {
            return call(FirmwareKernel.LINEAR_WIDE, 1, results, results * linear.inputs());
        }
        int pairs = shape.rows() / 2;
        int odd = shape.rows() % 2;
        int channels = Math.ceilDiv(shape.columns(), 2);
        double groups = Math.ceilDiv(linear.inputs(), inputGroups.of(weightBits));
        double rests = inputGroups.rests(linear.inputs(), weightBits);
        return call(
                FirmwareKernel.linear(weightBits, shape.readBits(), shape.bits()),
                1,
                pairs,
                pairs * groups,
                pairs * rests,
                (double) pairs * channels,
                pairs * channels * groups,
                odd,
                odd * groups,
                odd * rests,
                (double) odd * channels,
                odd * channels * groups);
    }

    private static KernelCall call(FirmwareKernel kernel, double... work) {
        return new KernelCall(kernel, work);
    }
}
