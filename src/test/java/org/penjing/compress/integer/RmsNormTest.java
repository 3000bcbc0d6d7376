package org.penjing.compress.integer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.network.RandomModels;

/** Norms of rows against real arithmetic, from rows of zeros and single units to full ones, over all scales. */
class RmsNormTest {
    private static final int CASES = 20_000;

    /** What {@link IntegerOperator.RmsNorm} states, and nothing but the last two roundings where values are small. */
    private static double allowed(double y, double squares, double epsilon, int columns) {
        double ofEpsilon = squares == 0 ? 0 : 0x1p-17 / squares;
        double ofRange = epsilon > 0x1p58 ? columns * 0x1p-29 : 0;
        return 0.5001 + Math.abs(y) * (0x1p-15 + ofEpsilon + 3e-7 + ofRange);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void isWithinTheStatedBound(int bits) {
        RandomGenerator random = RandomModels.random(bits);
        for (int i = 0; i < CASES; i++) {
            int columns = random.nextInt(8) == 0 ? random.nextInt(1, 2000) : random.nextInt(1, 70);
            float epsilon = new float[] {0, 1e-12f, 1e-6f, 1e-5f, 1e-3f}[random.nextInt(5)];
            float from = (float) Math.scalb(1 + random.nextDouble(), random.nextInt(-60, 5));
            float to = (float) Math.scalb(1 + random.nextDouble(), random.nextInt(-20, 0));
            int zeroPoint = bits == 8 ? random.nextInt(-128, 128) : 0;
            check(bits, epsilon, from, to, row(random, bits, zeroPoint, columns), zeroPoint);
        }
    }

    /** Zeros but for some values; small, large or both. */
    private static int[] row(RandomGenerator random, int bits, int zeroPoint, int columns) {
        int[] row = new int[columns];
        Arrays.fill(row, zeroPoint);
        int most = random.nextBoolean() ? 3 : 1 << (bits - 1);
        for (int values = random.nextInt(columns + 1); values >= 0; values--) {
            int value = zeroPoint + random.nextInt(-most, most + 1);
            row[random.nextInt(columns)] = Math.clamp(value, -(1 << (bits - 1)), (1 << (bits - 1)) - 1);
        }
        return row;
    }

    private static void check(int bits, float epsilon, float from, float to, int[] row, int zeroPoint) {
        IntegerTensor x = new IntegerTensor("x", 1, row.length, new ActivationQuantizer(bits, from, zeroPoint));
        IntegerTensor y = new IntegerTensor("y", 1, row.length, new ActivationQuantizer(bits, to, 0));
        int[] actual = new int[row.length];
        RmsNormKernel.run(IntegerOperator.RmsNorm.of(epsilon, row.length, from, to), x, row, y, actual);
        double squares =
                Arrays.stream(row).mapToDouble(q -> Math.pow(q - zeroPoint, 2)).sum();
        double inSquares = (double) epsilon * row.length / ((double) from * from);
        for (int i = 0; i < row.length; i++) {
            double exact =
                    row[i] == zeroPoint ? 0 : (row[i] - zeroPoint) * Math.sqrt(row.length / (squares + inSquares)) / to;
            double limited = Math.clamp(exact, -(1 << (bits - 1)), (1 << (bits - 1)) - 1);
            assertThat((double) actual[i])
                    .as(() -> "epsilon " + epsilon + ", from " + from + " to " + to + ", " + Arrays.toString(row))
                    .isCloseTo(limited, within(allowed(limited, squares, inSquares, row.length)));
        }
    }

    /** A row of sixteen 16-bit values in units of 0.05, one of them not 0. */
    @ParameterizedTest
    @CsvSource({"1, 31766.2", "2, 32508.0", "3, 32651.1", "1000, 32767"})
    void oneSmallValueKeepsItsSizeAndEpsilon(int value, double exact) {
        int[] row = new int[16];
        row[5] = value;
        assertThat((double) normalised(row)[5]).isCloseTo(exact, within(1.6));
    }

    private static int[] normalised(int[] row) {
        IntegerTensor x = new IntegerTensor("x", 1, row.length, new ActivationQuantizer(16, 0.05f, 0));
        IntegerTensor y = new IntegerTensor("y", 1, row.length, new ActivationQuantizer(16, 4f / 32767, 0));
        int[] actual = new int[row.length];
        RmsNormKernel.run(IntegerOperator.RmsNorm.of(1e-5f, row.length, 0.05f, 4f / 32767), x, row, y, actual);
        return actual;
    }

    @Test
    void aRowOfZerosStaysZero() {
        assertThat(normalised(new int[16])).containsOnly(0);
    }
}
