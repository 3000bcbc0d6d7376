package org.penjing.onnx.integer;

import org.penjing.compress.integer.ShortFixedPoint;
import org.penjing.compress.integer.Sigmoid;

/** Writes {@link Sigmoid}. */
final class SigmoidForm {
    private static final int STEP_BITS = 8;

    private SigmoidForm() {}

    /** Of numbers of at most 2^15 in size, in 2^-15. */
    static Ints write(Ints x, ShortFixedPoint toArgument) {
        int[] table = Sigmoid.table();
        long[] values = new long[table.length - 1];
        long[] rises = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = table[i];
            rises[i] = table[i + 1] - table[i];
        }
        Ints argument = x.absolute()
                .times(toArgument.mantissa())
                .plus(1L << (toArgument.shift() - 1))
                .halved(toArgument.shift())
                .atMost(((long) values.length << STEP_BITS) - 1);
        Ints index = argument.halved(STEP_BITS);
        Ints fraction = argument.minus(index.times(1L << STEP_BITS));
        Ints rise = index.lookedUp(rises)
                .times(fraction)
                .plus(1L << (STEP_BITS - 1))
                .halved(STEP_BITS);
        Ints positive = index.lookedUp(values).plus(rise);
        return x.ifLess(0, positive.subtractedFrom(Sigmoid.ONE), positive);
    }
}
