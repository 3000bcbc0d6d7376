package org.penjing.data.vector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.penjing.data.DataFile;
import org.penjing.data.LabelledVector;
import org.penjing.data.MeasuredVector;
import org.penjing.data.VectorSample;

/** Samples of numbers in a file of one's own: the NPZ file that {@link VectorData#read} reads. */
public final class VectorFile {
    private VectorFile() {}

    /** @param samples at least one, all labelled or all measured */
    public static void write(Path file, List<? extends VectorSample> samples) throws IOException {
        boolean isLabelled = samples.getFirst() instanceof LabelledVector;
        List<float[]> questions =
                samples.stream().<float[]>map(VectorSample::numbers).toList();
        List<float[]> answers = samples.stream().map(VectorFile::answer).toList();
        NpzFile.write(
                file,
                Map.of(
                        "x", array(questions, false, questions.getFirst().length),
                        "y", array(answers, isLabelled, answers.getFirst().length)));
    }

    /** @throws org.penjing.base.InvalidInputException if it cannot be read */
    public static List<VectorSample> read(Path file, VectorData.Kind kind) {
        try (NpzFile arrays = NpzFile.open(DataFile.of(file))) {
            return VectorData.samples(VectorData.required(arrays, "x"), VectorData.required(arrays, "y"), kind);
        }
    }

    private static float[] answer(VectorSample sample) {
        return switch (sample) {
            case LabelledVector(float[] _, int label) -> new float[] {label};
            case MeasuredVector(float[] _, float[] targets) -> targets;
        };
    }

    private static NpyArray array(List<float[]> rows, boolean isWhole, int width) {
        float[] values = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, values, row * width, width);
        }
        return new NpyArray(
                isWhole && width == 1 ? List.of(rows.size()) : List.of(rows.size(), width), isWhole, values);
    }
}
