package org.penjing.network.operator;

import java.util.List;
import java.util.Map;
import org.penjing.tensor.Shape;

/**
 * Non-causal multi-head attention over [T, 3 heads headWidth] (queries, keys, values one after the other, each
 * head-major) to [T, heads headWidth], with rotary positions on queries and keys (arXiv 2104.09864): pairs are the
 * first and second half of a head, the angle of pair i at token t is {@code t * rotaryBase^(-2 i / headWidth)}. Logits
 * are divided by {@code sqrt(headWidth)}.
 */
public record Attention(int heads, int headWidth, float rotaryBase) implements Operator {
    @Override
    public Shape shape(List<Shape> read) {
        Shape x = Reads.one(read);
        Reads.require(headWidth % 2 == 0, () -> "needs an even head width, has " + headWidth);
        Reads.require(
                x.rank() == 2 && x.extent(1) == 3 * heads * headWidth,
                () -> "needs [T, " + 3 * heads * headWidth + "], reads " + x);
        return x.withLast(heads * headWidth);
    }

    @Override
    public long macs(Shape result) {
        long tokens = result.extent(0);
        return 2 * tokens * tokens * heads * headWidth;
    }

    /** The heads of queries, keys, values and results are the same; the channels of a head stay together. */
    @Override
    public Axes axes(List<Axes> read, Map<String, Axes> parameters) {
        Axes x = read.getFirst();
        Axis result = new Axis(heads * headWidth);
        result.split(1, headWidth).unite(x.last().split(3, headWidth));
        return x.withLast(result);
    }

    @Override
    public Attention sliced(List<Shape> read, Map<String, Shape> parameters) {
        return new Attention(read.getFirst().extent(-1) / 3 / headWidth, headWidth, rotaryBase);
    }
}
