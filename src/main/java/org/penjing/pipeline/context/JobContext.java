package org.penjing.pipeline.context;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.penjing.base.Lookup;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.CompressedModelFile;
import org.penjing.hardware.Limit;
import org.penjing.job.request.JobSpec;
import org.penjing.job.work.DataFiles;
import org.penjing.job.work.Station;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.network.family.Family;
import org.penjing.task.Task;
import org.penjing.training.Supernet;
import org.penjing.training.run.SupernetFile;
import org.penjing.training.run.TrainingDirectory;

/**
 * What all stations of a job work on, opened once for a run of the job.
 *
 * @param station the job and its directory, and where to tell progress
 * @param model the full network, as the job asks for it
 * @param architecture the same as a graph
 * @param targets of the job's profiles, by their ids, in the job's order
 */
public record JobContext(
        Station station, JobData data, Family model, Architecture architecture, Map<String, Target> targets) {
    /**
     * Puts the job's data into its directory, unless they are there, and builds everything else of them.
     *
     * @throws org.penjing.base.InvalidInputException if the data cannot be used
     */
    public static JobContext open(Station station, Catalogue catalogue, DataFiles files) throws IOException {
        JobData.prepare(station, files);
        JobData data = JobData.of(station.directory());
        Family model = data.model(station.spec());
        Architecture architecture = model.architecture();
        return new JobContext(station, data, model, architecture, Target.all(station.spec(), architecture, catalogue));
    }

    /** This one, for a part of its work: from the fraction {@code from} of it to {@code to}. */
    public JobContext part(double from, double to) {
        return new JobContext(station.part(from, to), data, model, architecture, targets);
    }

    public JobSpec spec() {
        return station.spec();
    }

    public Path directory() {
        return station.directory();
    }

    /** What training leaves, and takes. */
    public TrainingDirectory files() {
        return new TrainingDirectory(directory());
    }

    /** What is asked of the network. */
    public Task task() {
        return data.task();
    }

    public Target target(String profile) {
        return Lookup.in(targets, profile);
    }

    /** The drop of accuracy that the most lenient profile allows, in points (1 = 0.01). */
    public double largestAccuracyDrop() {
        return targets.values().stream()
                .mapToDouble(target -> target.limits().bound(Limit.ACCURACY_DROP))
                .max()
                .orElse(0);
    }

    /** The supernet that training left. */
    public Supernet supernet() throws IOException {
        return SupernetFile.read(files().supernet(), architecture);
    }

    /** What fine-tuning left under {@code name}. */
    public CompressedModel tuned(String name) throws IOException {
        return CompressedModelFile.read(files().finalist(name), architecture);
    }

    /** The full network in float that training left in {@code directory}, tuned and at its best depth. */
    public static Model baseline(Path directory, Architecture architecture) throws IOException {
        return SupernetFile.read(new TrainingDirectory(directory).baseline(), architecture)
                .model();
    }
}
