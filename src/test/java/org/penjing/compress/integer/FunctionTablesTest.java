package org.penjing.compress.integer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.penjing.network.RandomModels;

class FunctionTablesTest {
    @Test
    void sigmoidIsWithinItsStatedErrorAndNeverFalls() {
        ShortFixedPoint unit = ShortFixedPoint.of(2);
        int before = 0;
        for (int x = -32_768; x <= 32_768; x++) {
            int sigmoid = Sigmoid.of(x, unit);
            double real = 1 / (1 + Math.exp(-2 * x / 4096.0));
            assertThat(Math.abs(sigmoid / 32_768.0 - real)).as("x = %d", x).isLessThan(8e-5 + 6.2e-6);
            assertThat(sigmoid).isGreaterThanOrEqualTo(before);
            before = sigmoid;
        }
    }

    @Test
    void sigmoidIsSymmetric() {
        ShortFixedPoint unit = ShortFixedPoint.of(0.7);
        for (int x = 0; x <= 32_768; x++) {
            assertThat(Sigmoid.of(x, unit) + (x == 0 ? Sigmoid.of(0, unit) : Sigmoid.of(-x, unit)))
                    .isEqualTo(Sigmoid.ONE);
        }
    }

    @Test
    void powersOfOneHalfAreWithinTheirStatedErrorAndNeverRise() {
        int before = ExpTable.ONE;
        for (int y = 0; y < 70_000; y++) {
            int power = ExpTable.halvings(y);
            assertThat(Math.abs(power / 32_768.0 - Math.pow(2, -y / 4096.0)))
                    .as("y = %d", y)
                    .isLessThan(9e-5);
            assertThat(power).isLessThanOrEqualTo(before);
            before = power;
        }
    }

    @Test
    void inverseRootIsWithinItsStatedError() {
        RandomGenerator random = RandomModels.random(1);
        for (int trial = 0; trial < 100_000; trial++) {
            long v = trial == 0 ? 1L << 30 : trial == 1 ? (1L << 32) - 1 : random.nextLong(1L << 30, 1L << 32);
            double real = 0x1p30 / Math.sqrt(v * 0x1p-32);
            assertThat(Math.abs(RmsNormKernel.inverseRoot(v) - real) / real)
                    .as("v = %d", v)
                    .isLessThan(2e-7);
        }
    }

    @Test
    void normFactorsAreWithin15BitsForSquaresOfAnySize() {
        RandomGenerator random = RandomModels.random(2);
        for (int trial = 0; trial < 100_000; trial++) {
            long squares = random.nextLong(1, Long.MAX_VALUE) >> random.nextInt(62);
            double gain = Math.scalb(1 + random.nextDouble(), random.nextInt(12));
            double real = gain / Math.sqrt(Math.max(squares, 1));
            ShortFixedPoint factor = RmsNormKernel.factor(squares, FixedPoint.of(gain));
            assertThat(Math.abs(Math.scalb((double) factor.mantissa(), -factor.shift()) - real))
                    .isLessThanOrEqualTo(Math.max(real * 3.2e-5, 0x1p-30));
        }
    }
}
