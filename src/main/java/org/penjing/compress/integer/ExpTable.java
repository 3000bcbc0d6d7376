package org.penjing.compress.integer;

/** Powers of 1/2 in integers, for softmax: linear interpolation in a table of 32 values per octave, off by at most 9e-5. */
public final class ExpTable {
    /** What stands for 1. */
    static final int ONE = 1 << 15;
    /** Fraction bits of an argument. */
    static final int ARGUMENT_BITS = 12;

    private static final int OCTAVES = 16;
    private static final int[] TABLE = new int[33];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            TABLE[i] = (int) Math.rint(ONE * Math.pow(2, -i / 32.0));
        }
    }

    private ExpTable() {}

    /** The table: {@code 2^15 2^(-i / 32)} for i from 0 to 32. */
    public static int[] table() {
        return TABLE.clone();
    }

    /** {@code 2^-(y / 4096)} in 2^-15; 0 from 16 octaves on. */
    static int halvings(int y) {
        if (y >= OCTAVES << ARGUMENT_BITS) {
            return 0;
        }
        int octaves = y >> ARGUMENT_BITS;
        int index = y >> 7 & 31;
        int fraction = y & 127;
        int within = TABLE[index] - (((TABLE[index] - TABLE[index + 1]) * fraction + 64) >> 7);
        return octaves == 0 ? within : (within + (1 << (octaves - 1))) >> octaves;
    }
}
