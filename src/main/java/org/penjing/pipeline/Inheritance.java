package org.penjing.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.penjing.base.AtomicFile;
import org.penjing.job.work.Station;
import org.penjing.job.work.WorkbenchException;
import org.penjing.pipeline.context.JobData;
import org.penjing.training.run.TrainingDirectory;

/** What a job takes over from the one whose supernet it searches: the puzzles, both networks, and what they reach. */
final class Inheritance {
    private Inheritance() {}

    /** Takes over what a job needs that searches another one's supernet; does nothing for one that trains its own. */
    static void take(Station station) throws IOException {
        if (station.trained() != null) {
            take(station.trained(), station.directory());
        }
    }

    /**
     * Copies what is not there yet.
     *
     * @throws WorkbenchException if the other job has lost a file
     */
    private static void take(Path from, Path to) throws IOException {
        for (Path file : files(from)) {
            copy(file, to);
        }
        for (Path file : List.of(TuningTrial.file(from), Rates.file(from))) {
            if (Files.exists(file)) {
                copy(file, to);
            }
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        TrainingDirectory shared = new TrainingDirectory(directory);
        return Stream.concat(
                        samples(directory).stream(),
                        Stream.of(shared.supernet(), shared.baseline(), FloatBaseline.file(directory)))
                .toList();
    }

    private static List<Path> samples(Path directory) throws IOException {
        try {
            return JobData.files(directory);
        } catch (NoSuchFileException lost) {
            throw lost(Path.of(lost.getFile()), lost);
        }
    }

    private static void copy(Path file, Path directory) throws IOException {
        Path copy = directory.resolve(file.getFileName());
        if (Files.exists(copy)) {
            return;
        }
        try (AtomicFile pending = AtomicFile.beside(copy)) {
            Files.copy(file, pending.stream());
            pending.moveTo(copy);
        } catch (NoSuchFileException lost) {
            throw lost(file, lost);
        }
    }

    private static WorkbenchException lost(Path file, NoSuchFileException cause) {
        return new WorkbenchException(
                "the job whose supernet is to be searched has lost its file " + file.getFileName()
                        + "; train another one",
                cause);
    }
}
