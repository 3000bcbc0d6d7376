package org.penjing.compress.integer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.penjing.network.RandomModels;

class FixedPointTest {
    private final RandomGenerator random = RandomModels.random(3);

    @Test
    void isTheNearestNumberOf31Bits() {
        for (int trial = 0; trial < 10_000; trial++) {
            double real = Math.scalb(0.5 + random.nextDouble() / 2, random.nextInt(-30, 30));
            FixedPoint fixed = FixedPoint.of(real);
            assertThat(Math.scalb((double) fixed.multiplier(), fixed.shift() - 31))
                    .isCloseTo(real, within(real * 0x1p-31));
            assertThat(fixed.multiplier()).isBetween(1 << 30, Integer.MAX_VALUE);
        }
    }

    @Test
    void takesANumberThatRoundsUpToAPowerOfTwo() {
        assertThat(FixedPoint.of(Math.nextDown(1.0))).isEqualTo(new FixedPoint(1 << 30, 1));
        assertThat(FixedPoint.of(1)).isEqualTo(new FixedPoint(1 << 30, 1));
        assertThat(FixedPoint.of(0.5)).isEqualTo(new FixedPoint(1 << 30, 0));
    }

    @Test
    void isLeastForWhatIsTooSmallAndLargestForWhatIsTooLarge() {
        assertThat(FixedPoint.of(0).times(Integer.MAX_VALUE)).isZero();
        assertThat(FixedPoint.of(0x1p-40)).isEqualTo(new FixedPoint(1 << 30, -31));
        assertThat(FixedPoint.of(0x1p50)).isEqualTo(new FixedPoint(Integer.MAX_VALUE, 30));
    }

    @Test
    void roundsTwiceLikeExactArithmeticDoes() {
        for (int trial = 0; trial < 100_000; trial++) {
            int x = trial < 8
                    ? new int[] {0, 1, -1, 2, -2, 3, Integer.MAX_VALUE, Integer.MIN_VALUE}[trial]
                    : random.nextInt();
            FixedPoint fixed = new FixedPoint(random.nextInt(1 << 30, Integer.MAX_VALUE), random.nextInt(-31, 31));
            assertThat(fixed.times(x)).as("%s times %d", fixed, x).isEqualTo(exactly(fixed, x));
        }
    }

    /** First to the nearest with ties up, then to the nearest with ties away from zero. */
    private static int exactly(FixedPoint fixed, int x) {
        BigInteger shifted = BigInteger.valueOf(x).shiftLeft(Math.max(fixed.shift(), 0));
        BigInteger saturated =
                shifted.min(BigInteger.valueOf(Integer.MAX_VALUE)).max(BigInteger.valueOf(Integer.MIN_VALUE));
        BigDecimal product = new BigDecimal(saturated.multiply(BigInteger.valueOf(fixed.multiplier())));
        BigDecimal halves = product.divide(BigDecimal.TWO.pow(31)).add(new BigDecimal("0.5"));
        BigDecimal high = halves.setScale(0, RoundingMode.FLOOR);
        return high.divide(BigDecimal.TWO.pow(Math.max(-fixed.shift(), 0)))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    @Test
    void sumsAreRoundedTwiceAndTiesUp() {
        for (int trial = 0; trial < 100_000; trial++) {
            int x = random.nextInt() >> random.nextInt(32);
            FixedPoint fixed = new FixedPoint(random.nextInt(1 << 30, Integer.MAX_VALUE), random.nextInt(-31, 1));
            BigDecimal high = tiesUp(product(fixed, x).divide(BigDecimal.TWO.pow(31)));
            assertThat(fixed.timesSum(x))
                    .as("%s times %d", fixed, x)
                    .isEqualTo(tiesUp(high.divide(BigDecimal.TWO.pow(-fixed.shift())))
                            .intValueExact());
        }
    }

    @Test
    void wideSumsAreRoundedOnceAndSaturate() {
        BigDecimal largest = BigDecimal.valueOf(Integer.MAX_VALUE);
        BigDecimal smallest = BigDecimal.valueOf(Integer.MIN_VALUE);
        for (int trial = 0; trial < 100_000; trial++) {
            long x = random.nextLong(-1L << 47, 1L << 47) >> random.nextInt(48);
            FixedPoint fixed = new FixedPoint(random.nextInt(1 << 30, Integer.MAX_VALUE), random.nextInt(-31, 31));
            BigDecimal once = tiesUp(product(fixed, x).divide(BigDecimal.TWO.pow(31 - fixed.shift())));
            assertThat(fixed.timesSum(x))
                    .as("%s times %d", fixed, x)
                    .isEqualTo(once.min(largest).max(smallest).intValueExact());
        }
    }

    private static BigDecimal product(FixedPoint fixed, long x) {
        return BigDecimal.valueOf(x).multiply(BigDecimal.valueOf(fixed.multiplier()));
    }

    private static BigDecimal tiesUp(BigDecimal x) {
        return x.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR);
    }

    @Test
    void aShortNumberIsWithin15Bits() {
        for (int trial = 0; trial < 10_000; trial++) {
            double real = Math.scalb(1 + random.nextDouble(), random.nextInt(-15, 13));
            ShortFixedPoint fixed = ShortFixedPoint.of(real);
            assertThat(Math.scalb((double) fixed.mantissa(), -fixed.shift())).isCloseTo(real, within(real * 0x1p-15));
        }
    }

    @Test
    void refusesAShiftThatNoFirmwareCouldMake() {
        assertThatThrownBy(() -> new FixedPoint(1 << 30, 31)).hasMessageContaining("no fixed-point number");
    }
}
