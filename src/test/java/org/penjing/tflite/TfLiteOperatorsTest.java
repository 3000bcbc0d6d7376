package org.penjing.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.compress.integer.IntegerExecutor;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.compress.integer.SingleOperator;
import org.penjing.network.RandomModels;
import org.penjing.tflite.flatbuffer.Bytes;
import org.penjing.tflite.runtime.TfLiteSession;

/** Each operator alone, of random shape and scales, on random and extreme integers: the interpreter against the definition. */
class TfLiteOperatorsTest {
    private static final int NETWORKS = 150;
    private static final int RUNS = 3;

    /** @param share of values that differ */
    private record Difference(double share, int largest) {}

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void copiesOfTableRowsAreEqual(int bits) {
        assertThat(difference(operators -> operators.embedding(bits)).largest()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void transposesAreEqual(int bits) {
        assertThat(difference(operators -> operators.transpose(bits)).largest()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void sumsOfTwoAreEqual(int bits) {
        assertThat(difference(operators -> operators.add(bits, 2)).largest()).isZero();
    }

    /** TensorFlow Lite's own ADD would end the process. The definition's terms are then rounded to some units of the result. */
    @ParameterizedTest
    @CsvSource({"8, -21", "16, -16"})
    void sumsWhoseTermsDwarfTheResultsRangeDifferBySomeUnits(int bits, int exponent) {
        assertThat(difference(operators -> operators.add(bits, 2, Math.scalb(1.0, exponent)))
                        .largest())
                .isLessThanOrEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"8, false", "8, true", "16, false", "16, true"})
    void meansAreEqual(int bits, boolean sameScale) {
        assertThat(difference(operators -> operators.mean(bits, sameScale)).largest())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void rectifiersAreEqual(int bits) {
        assertThat(difference(operators -> operators.relu(bits)).largest()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void attentionIsEqual(int bits) {
        assertThat(difference(operators -> operators.attention(bits)).largest()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 8, 8, false",
        "4, 8, 8, true",
        "6, 8, 8, false",
        "8, 8, 8, true",
        "8, 8, 8, false",
        "2, 16, 16, false",
        "4, 16, 16, true",
        "6, 16, 16, false",
        "8, 16, 16, true",
        "4, 8, 16, false",
        "8, 8, 16, true",
        "4, 16, 8, false",
        "8, 16, 8, true"
    })
    void linearOperatorsAreEqual(int weightBits, int from, int to, boolean hasBias) {
        assertThat(difference(operators -> operators.linear(weightBits, from, to, hasBias))
                        .largest())
                .isZero();
    }

    /** The definition's terms have 20 or 15 bits of fraction, floats' 24 bits in all. */
    @ParameterizedTest
    @CsvSource({"8, 1e-4", "16, 1e-3"})
    void sumsOfThreeDifferInFewLastPlaces(int bits, double share) {
        Difference difference = difference(operators -> operators.add(bits, 3));
        assertThat(difference.largest()).isLessThanOrEqualTo(1);
        assertThat(difference.share()).isLessThan(share);
    }

    /** The 15th bit of a row's factor may differ, and for 16 bits the product's 25th. */
    @ParameterizedTest
    @CsvSource({"8, 2e-4", "16, 3e-3"})
    void normsDifferInFewLastPlaces(int bits, double share) {
        Difference difference = difference(operators -> operators.rmsNorm(bits));
        assertThat(difference.largest()).isLessThanOrEqualTo(1);
        assertThat(difference.share()).isLessThan(share);
    }

    /** Where epsilon outweighs all squares, where they are alike, and where it is lost. */
    @ParameterizedTest
    @CsvSource({"8, 1, 2e-4", "16, 2, 3e-3"})
    void normsOfAllScalesDifferInFewLastPlaces(int bits, int largest, double share) {
        for (float epsilon : new float[] {0, 1e-5f}) {
            for (int exponent : new int[] {-50, -30, -12, 3}) {
                Difference difference = difference(operators ->
                        operators.rmsNorm(bits, 16, epsilon, Math.scalb(1.0, exponent), 4.0 / (1 << bits - 1)));
                assertThat(difference.largest()).isLessThanOrEqualTo(largest);
                assertThat(difference.share()).isLessThan(share);
            }
        }
    }

    /** The last multiplier has 24 bits of the definition's 31. */
    @ParameterizedTest
    @CsvSource({"8, 1e-4", "16, 5e-4"})
    void swiGluDiffersInFewLastPlaces(int bits, double share) {
        Difference difference = difference(operators -> operators.swiGlu(bits));
        assertThat(difference.largest()).isLessThanOrEqualTo(1);
        assertThat(difference.share()).isLessThan(share);
    }

    /** @return over many networks */
    private static Difference difference(Function<SingleOperator, IntegerNetwork> make) {
        long values = 0;
        long differing = 0;
        int largest = 0;
        for (int seed = 0; seed < NETWORKS; seed++) {
            RandomGenerator random = RandomModels.random(seed);
            SingleOperator operators = new SingleOperator(random);
            IntegerNetwork network = make.apply(operators);
            IntegerExecutor executor = new IntegerExecutor(network);
            try (TfLiteSession session = new TfLiteSession(TfLiteWriter.step(network, Map.of()))) {
                for (int run = 0; run < RUNS; run++) {
                    feed(network, operators, random, executor, session);
                    executor.step();
                    session.run();
                    int[] expected = executor.values(network.answer());
                    int[] actual =
                            Bytes.toActivations(network.tensor(network.answer()).bits(), session.get(0));
                    assertThat(actual).hasSameSizeAs(expected);
                    for (int i = 0; i < expected.length; i++) {
                        int off = Math.abs(expected[i] - actual[i]);
                        differing += off > 0 ? 1 : 0;
                        largest = Math.max(largest, off);
                    }
                    values += expected.length;
                }
            }
        }
        return new Difference((double) differing / values, largest);
    }

    private static void feed(
            IntegerNetwork network,
            SingleOperator operators,
            RandomGenerator random,
            IntegerExecutor executor,
            TfLiteSession session) {
        int[] tokens = executor.values(network.question().name());
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = random.nextInt(((IntegerNetwork.Question.Tokens) network.question()).vocabulary());
        }
        session.put(0, Bytes.ofInts(tokens));
        int input = 1;
        for (IntegerNetwork.Carry carry : network.carries()) {
            IntegerTensor tensor = network.tensor(carry.input());
            int[] values = operators.integers(tensor.quantizer(), tensor.elements());
            System.arraycopy(values, 0, executor.values(carry.input()), 0, values.length);
            session.put(input++, Bytes.ofActivations(tensor.bits(), values));
        }
    }
}
