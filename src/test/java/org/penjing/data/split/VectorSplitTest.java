package org.penjing.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.penjing.data.LabelledVector;
import org.penjing.data.MeasuredVector;
import org.penjing.data.VectorSample;

class VectorSplitTest {
    private static final SplitSpec SPEC = SplitSpec.DEFAULT;

    @Test
    void everySplitHasItsShareOfEachClass() {
        List<VectorSample> samples = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            samples.add(new LabelledVector(new float[] {i}, i % 10 == 0 ? 1 : 0));
        }
        VectorSplit split = VectorSplit.of(samples, null, SPEC, 1, () -> {});
        assertThat(split.training()).hasSize(210);
        assertThat(rare(split.training())).isEqualTo(21);
        assertThat(rare(split.validation())).isBetween(4L, 5L);
        assertThat(rare(split.test())).isBetween(4L, 5L);
        assertThat(split.report().classes()).isEqualTo(2);
        assertThat(Stream.of(split.training(), split.validation(), split.test()).flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(samples);
    }

    private static long rare(List<VectorSample> samples) {
        return samples.stream()
                .filter(sample -> ((LabelledVector) sample).label() == 1)
                .count();
    }

    @Test
    void aGroupIsNeverTorn() {
        List<VectorSample> samples = new ArrayList<>();
        int[] groups = new int[200];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = i / 10;
            samples.add(new MeasuredVector(new float[] {i}, new float[] {i}));
        }
        VectorSplit split = VectorSplit.of(samples, groups, SPEC, 1, () -> {});
        assertThat(split.report().rule()).isEqualTo(SplitRule.GROUP);
        for (List<VectorSample> part : List.of(split.training(), split.validation(), split.test())) {
            long[] ofGroup = new long[20];
            part.forEach(sample -> ofGroup[(int) ((MeasuredVector) sample).numbers()[0] / 10]++);
            assertThat(ofGroup).containsOnly(0, 10);
        }
    }

    @Test
    void equalSamplesAreTakenOnceAndContradictionsNotAtAll() {
        List<VectorSample> samples = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            samples.add(new LabelledVector(new float[] {i}, i % 2));
        }
        samples.add(new LabelledVector(new float[] {0}, 0));
        samples.add(new LabelledVector(new float[] {100}, 0));
        samples.add(new LabelledVector(new float[] {100}, 1));
        SplitReport report = VectorSplit.of(samples, null, SPEC, 1, () -> {}).report();
        assertThat(report.rows()).isEqualTo(33);
        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(report.contradictions()).isEqualTo(2);
    }

    @Test
    void aCapKeepsEveryClass() {
        List<VectorSample> samples = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            samples.add(new LabelledVector(new float[] {i}, i < 990 ? 0 : i - 989));
        }
        for (int copy = 0; copy < 9; copy++) {
            for (int i = 990; i < 1000; i++) {
                samples.add(new LabelledVector(new float[] {1000 * (copy + 1) + i}, i - 989));
            }
        }
        VectorSplit split = VectorSplit.of(samples, null, SPEC.withCaps(1000, 12, 1000), 1, () -> {});
        assertThat(split.validation()).hasSize(12);
        assertThat(split.validation().stream()
                        .map(sample -> ((LabelledVector) sample).label())
                        .distinct())
                .hasSize(11);
        assertThat(split.report().validation().leftOut()).isPositive();
    }

    @Test
    void theSeedDecidesAndNothingElse() {
        List<VectorSample> samples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            samples.add(new MeasuredVector(new float[] {i}, new float[] {1}));
        }
        assertThat(VectorSplit.of(samples, null, SPEC, 1, () -> {}))
                .isEqualTo(VectorSplit.of(samples, null, SPEC, 1, () -> {}));
        assertThat(VectorSplit.of(samples, null, SPEC, 1, () -> {}))
                .isNotEqualTo(VectorSplit.of(samples, null, SPEC, 2, () -> {}));
    }

    @Test
    void refusesAClassOfTwoSamples() {
        List<VectorSample> samples = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            samples.add(new LabelledVector(new float[] {i}, i < 28 ? 0 : 1));
        }
        assertThatThrownBy(() -> VectorSplit.of(samples, null, SPEC, 1, () -> {}))
                .hasMessageContaining("2 distinct samples of class 1");
    }

    @Test
    void refusesRulesOfPuzzles() {
        List<VectorSample> samples = List.of(new MeasuredVector(new float[] {1}, new float[] {1}));
        assertThatThrownBy(() -> VectorSplit.of(samples, null, SPEC.by(SplitRule.ANSWER), 1, () -> {}))
                .hasMessageContaining("data.splitBy");
    }
}
