package org.penjing.network.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penjing.tensor.Shape;

class OperatorTest {
    /** An operator, shapes that it reads, what comes out, its multiply-accumulates, and shapes that it refuses. */
    record Example(Operator operator, List<Shape> read, Shape result, long macs, List<Shape> refused) {}

    static Stream<Example> examples() {
        return Stream.of(
                new Example(new Embedding("t", 5, 8, 1), read(4), Shape.of(4, 8), 0, List.of(Shape.of(4), Shape.of(4))),
                new Example(
                        new Linear("w", "b", 3, 7), read(new int[] {4, 3}), Shape.of(4, 7), 4 * 3 * 7, read(new int[] {
                            4, 4
                        })),
                new Example(new Transpose(), read(new int[] {4, 3}), Shape.of(3, 4), 0, read(4)),
                new Example(
                        new RmsNorm(1e-5f),
                        read(new int[] {4, 3}),
                        Shape.of(4, 3),
                        0,
                        read(new int[] {4, 3}, new int[] {4, 3})),
                new Example(
                        new Relu(), read(new int[] {4, 3}), Shape.of(4, 3), 0, read(new int[] {4, 3}, new int[] {4, 3
                        })),
                new Example(new SwiGlu(), read(new int[] {4, 6}), Shape.of(4, 3), 0, read(new int[] {4, 5})),
                new Example(
                        new Attention(2, 4, 1e4f),
                        read(new int[] {5, 24}),
                        Shape.of(5, 8),
                        2 * 5 * 5 * 8,
                        read(new int[] {5, 23})),
                new Example(
                        new Add(),
                        read(new int[] {4, 3}, new int[] {4, 3}),
                        Shape.of(4, 3),
                        0,
                        read(new int[] {4, 3}, new int[] {3, 4})),
                new Example(new MeanTokens(), read(new int[] {4, 3}), Shape.of(3), 0, read(4)),
                new Example(new MeanTokens(), read(new int[] {4, 5, 3}), Shape.of(3), 0, read(4)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void knowsItsShapeAndItsWorkAndWhatItCannotRead(Example example) {
        Operator operator = example.operator();
        assertThat(operator.shape(example.read())).isEqualTo(example.result());
        assertThat(operator.macs(example.result())).isEqualTo(example.macs());
        assertThatThrownBy(() -> operator.shape(example.refused())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyOperatorHasAnExample() {
        assertThat(examples().<Class<?>>map(example -> example.operator().getClass()))
                .contains(Operator.class.getPermittedSubclasses());
    }

    @Test
    void parametersAreThoseThatAnOperatorNames() {
        assertThat(new Embedding("t", 5, 8, 4).parameters())
                .containsExactly(new Parameter("t", Parameter.Role.TABLE, Shape.of(5, 8), 0.25f));
        assertThat(new Linear("w", "b", 4, 7).parameters())
                .containsExactly(
                        new Parameter("w", Parameter.Role.WEIGHT, Shape.of(7, 4), 0.5f),
                        new Parameter("b", Parameter.Role.BIAS, Shape.of(7), 0));
        assertThat(new Linear("w", null, 3, 7).parameters()).hasSize(1);
        assertThat(new Add().parameters()).isEmpty();
    }

    private static List<Shape> read(int tokens) {
        return List.of(Shape.of(tokens));
    }

    private static List<Shape> read(int[]... shapes) {
        return Stream.of(shapes).map(Shape::of).toList();
    }
}
