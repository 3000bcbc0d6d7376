package org.penjing.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.CompressedModelFile;
import org.penjing.compress.Precision;
import org.penjing.data.Puzzles;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.ProfileSpec;
import org.penjing.job.work.DataFiles;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.Progress;
import org.penjing.job.work.Station;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.network.TinyRecursive;
import org.penjing.pipeline.context.Catalogue;
import org.penjing.pipeline.context.JobData;
import org.penjing.pipeline.context.Target;
import org.penjing.process.ChildJvms;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.Gene;
import org.penjing.training.ElasticSpace;
import org.penjing.training.FineTuneTask;
import org.penjing.training.Supernet;
import org.penjing.training.SupernetFile;
import org.penjing.training.SupernetTask;
import org.penjing.training.TrainingDirectory;
import org.penjing.training.TrainingProcess;
import org.penjing.training.TrainingProgress;

/** Trains supernets and tunes finalists, in the training process. */
public final class SupernetStation {
    private final Catalogue catalogue;
    private final DataFiles files;
    private final TrainingProcess process;

    SupernetStation(Catalogue catalogue, DataFiles files, ChildJvms children, int megabytes) {
        this.catalogue = catalogue;
        this.files = files;
        this.process = new TrainingProcess(children, megabytes);
    }

    /** The job's supernet, trained or taken over first if it is not there yet. */
    Supernet train(Station station) throws IOException {
        if (station.trained() != null) {
            Inheritance.take(station.trained(), station.directory());
        }
        JobData.prepare(station, files);
        TrainingDirectory directory = new TrainingDirectory(station.directory());
        JobData data = JobData.of(station.spec(), station.directory());
        TinyRecursive model = model(station.spec(), data);
        if (!Files.exists(directory.supernet()) || !Files.exists(directory.baseline())) {
            SupernetTask task = new SupernetTask(
                    model,
                    data.alphabet().characters(),
                    elastic(station.spec(), model.architecture()),
                    station.spec().training(),
                    station.spec().seed());
            Pace pace = new Pace(
                    Forecast.of(station.spec(), data), station.spec().training().supernetWork(model.maxDepth()));
            process.supernet(
                    directory,
                    task,
                    progress -> {
                        pace.tell(progress.done(), station.progress());
                        report(progress, station.progress());
                    },
                    station.cancellation()::isCancelled);
        }
        return SupernetFile.read(directory.supernet(), model.architecture());
    }

    /** The supernet that an earlier station trained. */
    static Supernet load(Station station, Architecture architecture) throws IOException {
        return SupernetFile.read(new TrainingDirectory(station.directory()).supernet(), architecture);
    }

    /** The tuned float network that an earlier station left, at its best depth. */
    static Model baseline(Path directory, Architecture architecture) throws IOException {
        return SupernetFile.read(new TrainingDirectory(directory).baseline(), architecture)
                .model();
    }

    /** All in one process, whose start costs as much as some of the work. */
    void fineTune(Station station, List<Finalist> finalists) throws IOException {
        fineTune(
                station,
                JobData.of(station.spec(), station.directory()),
                finalists.stream()
                        .map(finalist ->
                                subnet(fileName(finalist), finalist.estimate().candidate()))
                        .toList());
    }

    static FineTuneTask.Finalist subnet(String name, Candidate candidate) {
        return new FineTuneTask.Finalist(name, candidate.compression(), candidate.depth());
    }

    /** Leaves a file of each one's name. */
    void fineTune(Station station, JobData data, List<FineTuneTask.Finalist> finalists) throws IOException {
        FineTuneTask task = new FineTuneTask(
                model(station.spec(), data),
                data.alphabet().characters(),
                station.spec().training(),
                station.spec().seed(),
                finalists);
        process.fineTune(
                new TrainingDirectory(station.directory()),
                task,
                progress -> report(progress, station.progress()),
                station.cancellation()::isCancelled);
    }

    /** A finalist that {@link #fineTune} has tuned. */
    static CompressedModel tuned(Station station, Finalist finalist, Architecture full) throws IOException {
        return tuned(station, fileName(finalist), full);
    }

    /** What {@link #fineTune} has left under {@code name}. */
    static CompressedModel tuned(Station station, String name, Architecture full) throws IOException {
        return CompressedModelFile.read(new TrainingDirectory(station.directory()).finalist(name), full);
    }

    static TinyRecursive model(JobSpec spec, JobData data) {
        Puzzles puzzles = data.training();
        return spec.model().tinyRecursive(puzzles.cells(), puzzles.alphabet().size());
    }

    static String fileName(Finalist finalist) {
        return finalist.profile() + "-" + finalist.rank();
    }

    /** All widths and precisions that some profile of the job may choose. */
    private ElasticSpace elastic(JobSpec spec, Architecture architecture) {
        Map<String, SortedSet<Integer>> widths = new TreeMap<>();
        Map<String, SortedSet<Precision>> precisions = new TreeMap<>();
        for (ProfileSpec profile : spec.profiles()) {
            CandidateSpace space =
                    Target.of(spec, profile, architecture, catalogue).space();
            for (Gene gene : space.genes()) {
                switch (gene) {
                    case Gene.Width(String group, List<Integer> choices) ->
                        widths.computeIfAbsent(group, _ -> new TreeSet<>()).addAll(choices);
                    case Gene.Bits(String weight, List<Precision> choices) ->
                        precisions.computeIfAbsent(weight, _ -> new TreeSet<>()).addAll(choices);
                    case Gene.Depth depth -> {}
                }
            }
        }
        return new ElasticSpace(lists(widths), lists(precisions));
    }

    private static <T> Map<String, List<T>> lists(Map<String, SortedSet<T>> sets) {
        Map<String, List<T>> lists = new TreeMap<>();
        sets.forEach((name, choices) -> lists.put(name, new ArrayList<>(choices)));
        return lists;
    }

    private static void report(TrainingProgress news, Progress progress) {
        String warning = news.warning() == null ? "" : ": " + news.warning();
        progress.report(news.activity() + ", batch " + news.batch() + " of " + news.batches() + warning, news.done());
        progress.trained(1);
    }
}
