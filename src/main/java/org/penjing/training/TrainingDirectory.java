package org.penjing.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.penjing.data.Alphabet;
import org.penjing.data.CsvLimits;
import org.penjing.data.PuzzleCsv;
import org.penjing.data.Puzzles;
import tools.jackson.databind.json.JsonMapper;

/** The files by which a job and its training process talk: all they share. */
public record TrainingDirectory(Path path) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public Path supernet() {
        return path.resolve("supernet.safetensors");
    }

    /** The fine-tuned full network in float at its best depth. */
    public Path baseline() {
        return path.resolve("baseline.safetensors");
    }

    /** A tuned finalist, see {@link org.penjing.compress.CompressedModelFile}. */
    public Path finalist(String name) {
        return path.resolve("compressed-" + name + ".safetensors");
    }

    /** Loss and accuracy per interval, as CSV. */
    public Path record() {
        return path.resolve("training-record.csv");
    }

    Path checkpoint() {
        return path.resolve("checkpoint.safetensors");
    }

    /** The one before, for when that is damaged. */
    Path previousCheckpoint() {
        return path.resolve("checkpoint-before.safetensors");
    }

    public Path trainingPuzzles() {
        return path.resolve("training.csv");
    }

    public Path validationPuzzles() {
        return path.resolve("validation.csv");
    }

    /** Puts down what a training process reads: its puzzles. */
    public void write(Puzzles training, Puzzles validation) {
        PuzzleCsv.write(trainingPuzzles(), training);
        PuzzleCsv.write(validationPuzzles(), validation);
    }

    Puzzles read(Path puzzles, String alphabet) {
        return PuzzleCsv.read(puzzles, new Alphabet(alphabet), CsvLimits.DEFAULT);
    }

    /** The validation puzzles that {@link #write} has put down, in their order. */
    public Puzzles validation(String alphabet) {
        return read(validationPuzzles(), alphabet);
    }

    /** Puts down what a child process is to do. */
    public void writeTask(String name, Object task) throws IOException {
        Files.write(path.resolve(name + ".json"), JSON.writeValueAsBytes(task));
    }

    /** What {@link #writeTask} has put down under a name. */
    public <T> T readTask(String name, Class<T> type) throws IOException {
        return JSON.readValue(Files.readAllBytes(path.resolve(name + ".json")), type);
    }
}
