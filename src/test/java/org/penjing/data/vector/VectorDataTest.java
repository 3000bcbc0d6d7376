package org.penjing.data.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.data.DataFile;
import org.penjing.data.LabelledVector;
import org.penjing.data.MeasuredVector;
import org.penjing.data.VectorSample;

class VectorDataTest {
    private static final NpyArray X = reals(List.of(4, 2), 1, 2, 3, 4, 5, 6, 7, 8);
    private static final NpyArray CLASSES = wholes(0, 1, 1, 0);

    @TempDir
    private Path folder;

    @Test
    void integersAreClasses() throws IOException {
        VectorData data = read(Map.of("x", X, "y", CLASSES), null);
        assertThat(data.kind()).isEqualTo(VectorData.Kind.CLASSIFICATION);
        assertThat(data.inputs()).isEqualTo(2);
        assertThat(data.outputs()).isEqualTo(2);
        assertThat(data.samples().get(1)).isEqualTo(new LabelledVector(new float[] {3, 4}, 1));
    }

    @Test
    void realNumbersAreTargets() throws IOException {
        VectorData data = read(Map.of("x", X, "y", reals(List.of(4), 0.5f, 1, 2, 3)), null);
        assertThat(data.kind()).isEqualTo(VectorData.Kind.REGRESSION);
        assertThat(data.samples().getFirst()).isEqualTo(new MeasuredVector(new float[] {1, 2}, new float[] {0.5f}));
    }

    @Test
    void aJobMayAskForClassesThatAreStoredAsRealNumbers() throws IOException {
        NpyArray y = reals(List.of(4, 1), 0, 1, 1, 0);
        assertThat(read(Map.of("x", X, "y", y), VectorData.Kind.CLASSIFICATION).outputs())
                .isEqualTo(2);
    }

    @Test
    void furtherAxesAreNumbersOfOneQuestion() throws IOException {
        NpyArray images = reals(List.of(3, 2, 2, 1), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(read(Map.of("x", images, "y", wholes(0, 1, 0)), null).inputs())
                .isEqualTo(4);
    }

    @Test
    void groupsAreReadIfThereAreAny() throws IOException {
        assertThat(read(Map.of("x", X, "y", CLASSES, "group", wholes(9, 9, 2, 2)), null)
                        .groups())
                .containsExactly(0, 0, 1, 1);
        assertThat(read(Map.of("x", X, "y", CLASSES), null).groups()).isNull();
    }

    @Test
    void saysWhatIsThereWhenAnArrayIsMissing() {
        refuses(Map.of("images", X, "y", CLASSES), "arrays images, y");
    }

    @Test
    void namesEveryFaultOfTheShapes() {
        Map<String, NpyArray> arrays = new HashMap<>(Map.of("x", reals(List.of(4), 1, 2, 3, 4), "y", wholes(0, 1)));
        refuses(arrays, "shape [4]", "shape [2]", "as many samples as x has (4)");
    }

    @Test
    void refusesWhatIsNoNumber() {
        refuses(Map.of("x", reals(List.of(3, 1), 1, Float.NaN, 2), "y", wholes(0, 1, 0)), "NaN in row 1");
    }

    @Test
    void refusesClassesWithGapsAndNegativeOnes() {
        refuses(Map.of("x", X, "y", wholes(0, 2, 2, 0)), "no sample of class [1]");
        refuses(Map.of("x", X, "y", wholes(-1, 1, 1, 0)), "-1.0 in row 0");
        refuses(Map.of("x", X, "y", wholes(0, 0, 0, 0)), "1 class");
    }

    @Test
    void keepsSamplesInAFileOfItsOwn() throws IOException {
        List<VectorSample> samples =
                List.of(new LabelledVector(new float[] {1, 2}, 3), new LabelledVector(new float[] {-0f, 4}, 0));
        Path file = folder.resolve("own.npz");
        VectorFile.write(file, samples);
        assertThat(VectorFile.read(file, VectorData.Kind.CLASSIFICATION)).isEqualTo(samples);
    }

    private void refuses(Map<String, NpyArray> arrays, String... words) {
        assertThatThrownBy(() -> read(arrays, null)).message().contains(words);
    }

    private VectorData read(Map<String, NpyArray> arrays, VectorData.@Nullable Kind kind) throws IOException {
        Path file = folder.resolve("data.npz");
        NpzFile.write(file, arrays);
        return VectorData.read(DataFile.of(file), kind, () -> {});
    }

    private static NpyArray reals(List<Integer> shape, float... values) {
        return new NpyArray(shape, false, values);
    }

    private static NpyArray wholes(float... values) {
        return new NpyArray(List.of(values.length), true, values);
    }
}
