package org.penjing.search.space;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.penjing.compress.Precision;

/** Finds the index of the choice that comes closest to a wish; on a tie, the larger. */
final class Nearest {
    private Nearest() {}

    static int number(List<? extends Number> choices, double wish) {
        return index(
                choices.size(),
                Comparator.comparingDouble(i -> Math.abs(choices.get(i).doubleValue() - wish)));
    }

    /** Weight bits matter first, then activation bits. */
    static int precision(List<Precision> choices, Precision wish) {
        Comparator<Integer> byWeight =
                Comparator.comparingInt(i -> Math.abs(choices.get(i).weightBits() - wish.weightBits()));
        return index(
                choices.size(),
                byWeight.thenComparingInt(i -> -choices.get(i).weightBits())
                        .thenComparingInt(i -> Math.abs(choices.get(i).activationBits() - wish.activationBits())));
    }

    private static int index(int size, Comparator<Integer> distance) {
        return IntStream.range(0, size)
                .boxed()
                .min(distance.thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }
}
