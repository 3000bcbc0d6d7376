package org.penjing.task;

import java.io.IOException;
import java.nio.file.Path;
import org.penjing.data.Alphabet;
import org.penjing.data.Puzzle;
import org.penjing.data.Puzzles;
import org.penjing.data.VectorSample;
import org.penjing.data.csv.CsvLimits;
import org.penjing.data.csv.PuzzleCsv;
import org.penjing.data.vector.VectorData;
import org.penjing.data.vector.VectorFile;

/** Samples of a task in a file: puzzles as CSV, numbers as NPZ. */
public final class SampleFile {
    private SampleFile() {}

    /** What such files' names end with. */
    public static String ending(Task task) {
        return switch (task) {
            case TokenGrid _ -> ".csv";
            case Classification _, Regression _ -> ".npz";
        };
    }

    public static void write(Path file, Samples samples) throws IOException {
        switch (samples.task()) {
            case TokenGrid grid ->
                PuzzleCsv.write(
                        file,
                        new Puzzles(
                                new Alphabet(grid.alphabet()),
                                samples.all().stream().map(Puzzle.class::cast).toList()));
            case Classification _, Regression _ ->
                VectorFile.write(
                        file,
                        samples.all().stream().map(VectorSample.class::cast).toList());
        }
    }

    /** @throws org.penjing.base.InvalidInputException if it does not hold such samples */
    public static Samples read(Path file, Task task) {
        return new Samples(
                task,
                switch (task) {
                    case TokenGrid grid ->
                        PuzzleCsv.read(file, new Alphabet(grid.alphabet()), CsvLimits.DEFAULT)
                                .all();
                    case Classification _ -> VectorFile.read(file, VectorData.Kind.CLASSIFICATION);
                    case Regression _ -> VectorFile.read(file, VectorData.Kind.REGRESSION);
                });
    }
}
