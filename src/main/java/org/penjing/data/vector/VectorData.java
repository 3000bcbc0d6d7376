package org.penjing.data.vector;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Faults;
import org.penjing.base.InvalidInputException;
import org.penjing.data.DataFile;
import org.penjing.data.LabelledVector;
import org.penjing.data.MeasuredVector;
import org.penjing.data.VectorSample;

/**
 * Samples whose questions are numbers.
 *
 * @param samples all labelled, or all measured
 * @param groups of each sample, which are not torn apart; null for none
 * @param inputs numbers of a question
 * @param outputs classes, or numbers of an answer
 */
public record VectorData(List<VectorSample> samples, int @Nullable [] groups, int inputs, int outputs) {
    private static final String X = "x";
    private static final String Y = "y";
    private static final String GROUP = "group";
    private static final int MOST_INPUTS = (1 << 16) - 1;
    private static final int MOST_ROWS = 5_000_000;
    private static final float LARGEST = 1e18f;
    private static final int MOST_OUTPUTS = 256;

    /** What is asked of the numbers. */
    public enum Kind {
        CLASSIFICATION,
        REGRESSION
    }

    public Kind kind() {
        return samples.getFirst() instanceof LabelledVector ? Kind.CLASSIFICATION : Kind.REGRESSION;
    }

    /**
     * Reads {@code x} [n, ...], each row the numbers of a question, {@code y} [n] of classes from 0 or [n] or [n, outputs] of
     * numbers, and {@code group} [n] if it is there.
     *
     * @param kind null for classes where {@code y} is of integers, else numbers
     * @param pause called now and then; what it throws ends the reading
     * @throws InvalidInputException with every fault of the file
     */
    public static VectorData read(DataFile file, @Nullable Kind kind, Runnable pause) {
        try (NpzFile arrays = NpzFile.open(file, pause)) {
            NpyArray x = required(arrays, X);
            NpyArray y = required(arrays, Y);
            long[] group = arrays.wholes(GROUP).orElse(null);
            Kind asked = kind != null ? kind : y.isWhole() ? Kind.CLASSIFICATION : Kind.REGRESSION;
            Faults faults = new Faults();
            checkShapes(faults, file, x, y, group);
            faults.throwIfAny();
            checkFinite(faults, file, X, x);
            checkFinite(faults, file, Y, y);
            if (asked == Kind.CLASSIFICATION) {
                checkClasses(faults, file, y);
            }
            faults.throwIfAny();
            withoutNegativeZeros(x);
            return new VectorData(samples(x, y, asked), groups(group), x.width(), outputs(y, asked));
        }
    }

    static NpyArray required(NpzFile arrays, String name) {
        return arrays.array(name)
                .orElseThrow(() -> new InvalidInputException(
                        arrays.name(),
                        arrays.names(),
                        "has the arrays x and y",
                        "save it by numpy.savez(file, x=questions, y=answers)"));
    }

    private static void checkShapes(Faults faults, DataFile file, NpyArray x, NpyArray y, long @Nullable [] group) {
        faults.check(
                x.shape().size() >= 2 && x.width() >= 1 && x.width() <= MOST_INPUTS,
                file.name() + " array x",
                "shape " + x.shape(),
                "[samples, numbers], from 1 to " + MOST_INPUTS + " numbers each",
                "reshape it");
        faults.check(
                x.rows() >= 3 && x.rows() <= MOST_ROWS,
                file.name() + " array x",
                x.rows() + " samples",
                "at least 3, one for each split, and at most " + MOST_ROWS,
                "give more samples, or fewer");
        faults.check(
                y.rows() == x.rows()
                        && !y.shape().isEmpty()
                        && y.shape().size() <= 2
                        && y.width() >= 1
                        && y.width() <= MOST_OUTPUTS,
                file.name() + " array y",
                "shape " + y.shape(),
                "[samples] or [samples, outputs], as many samples as x has (" + x.rows() + ") and up to " + MOST_OUTPUTS
                        + " outputs",
                "reshape it");
        faults.check(
                group == null || group.length == x.rows(),
                file.name() + " array group",
                group == null ? "none" : group.length + " numbers",
                "[samples] of integers",
                "give each sample the number of its group");
    }

    private static void checkFinite(Faults faults, DataFile file, String name, NpyArray array) {
        for (int i = 0; i < array.values().length; i++) {
            if (!(Math.abs(array.values()[i]) <= LARGEST)) {
                faults.add(
                        file.name() + " array " + name,
                        array.values()[i] + " in row " + i / array.width(),
                        "numbers of at most 1e18 in size",
                        "leave the sample out, or put a number there");
                return;
            }
        }
    }

    private static void checkClasses(Faults faults, DataFile file, NpyArray y) {
        String field = file.name() + " array y";
        int[] counts = new int[MOST_OUTPUTS];
        int most = 0;
        for (int i = 0; i < y.values().length; i++) {
            float value = y.values()[i];
            boolean isClass = value == (int) value && value >= 0 && value < MOST_OUTPUTS;
            if (!isClass || y.width() != 1) {
                faults.add(
                        field,
                        y.width() != 1 ? "shape " + y.shape() : value + " in row " + i,
                        "one class for each sample, from 0 to " + (MOST_OUTPUTS - 1),
                        "number the classes from 0, or set data.task to regression");
                return;
            }
            counts[(int) value]++;
            most = Math.max(most, (int) value);
        }
        int classes = most + 1;
        faults.check(classes >= 2, field, "1 class", "at least 2", "give samples of another class");
        List<Integer> missing = IntStream.range(0, classes)
                .filter(label -> counts[label] == 0)
                .boxed()
                .toList();
        faults.check(
                missing.isEmpty(),
                field,
                "no sample of class " + missing,
                "samples of every class from 0 to " + most,
                "number the classes without gaps");
    }

    static List<VectorSample> samples(NpyArray x, NpyArray y, Kind kind) {
        List<VectorSample> samples = new ArrayList<>(x.rows());
        for (int row = 0; row < x.rows(); row++) {
            float[] numbers = row(x, row);
            samples.add(
                    switch (kind) {
                        case CLASSIFICATION -> new LabelledVector(numbers, (int) y.values()[row]);
                        case REGRESSION -> new MeasuredVector(numbers, row(y, row));
                    });
        }
        return List.copyOf(samples);
    }

    /** Equal numbers are equal in every bit, so that equal questions are seen to be. */
    private static void withoutNegativeZeros(NpyArray x) {
        for (int i = 0; i < x.values().length; i++) {
            x.values()[i] += 0f;
        }
    }

    private static float[] row(NpyArray array, int row) {
        return Arrays.copyOfRange(array.values(), row * array.width(), (row + 1) * array.width());
    }

    /** Groups by numbers from 0, in the order in which they come. */
    private static int @Nullable [] groups(long @Nullable [] group) {
        if (group == null) {
            return null;
        }
        Map<Long, Integer> numbers = new HashMap<>();
        return Arrays.stream(group)
                .mapToInt(id -> numbers.computeIfAbsent(id, _ -> numbers.size()))
                .toArray();
    }

    private static int outputs(NpyArray y, Kind kind) {
        if (kind == Kind.REGRESSION) {
            return y.width();
        }
        float most = 0;
        for (float label : y.values()) {
            most = Math.max(most, label);
        }
        return (int) most + 1;
    }
}
