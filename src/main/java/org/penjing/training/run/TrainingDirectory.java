package org.penjing.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.penjing.data.SplitName;
import org.penjing.task.SampleFile;
import org.penjing.task.Samples;
import org.penjing.task.Task;
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

    /** Where the samples of a split are. */
    public Path samples(SplitName split, Task task) {
        return path.resolve(split.label() + SampleFile.ending(task));
    }

    public void write(SplitName split, Samples samples) throws IOException {
        SampleFile.write(samples(split, samples.task()), samples);
    }

    /** The samples that {@link #write} has put down, in their order. */
    public Samples read(SplitName split, Task task) {
        return SampleFile.read(samples(split, task), task);
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
