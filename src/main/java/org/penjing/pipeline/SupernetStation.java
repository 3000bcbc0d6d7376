package org.penjing.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.penjing.compress.Precision;
import org.penjing.job.work.Finalist;
import org.penjing.job.work.Progress;
import org.penjing.pipeline.context.JobContext;
import org.penjing.pipeline.context.Target;
import org.penjing.process.ChildJvms;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.Gene;
import org.penjing.training.ElasticSpace;
import org.penjing.training.FineTuneTask;
import org.penjing.training.SupernetTask;
import org.penjing.training.run.TrainingDirectory;
import org.penjing.training.run.TrainingProcess;
import org.penjing.training.run.TrainingProgress;

/** Trains supernets and tunes finalists, in the training process. */
final class SupernetStation {
    private final TrainingProcess process;

    SupernetStation(ChildJvms children, int megabytes) {
        this.process = new TrainingProcess(children, megabytes);
    }

    /** Leaves the job's supernet and its tuned full network in the job's directory, unless they are there. */
    void train(JobContext context) throws IOException {
        TrainingDirectory directory = context.files();
        if (Files.exists(directory.supernet()) && Files.exists(directory.baseline())) {
            return;
        }
        SupernetTask task = new SupernetTask(
                context.model(),
                context.task(),
                elastic(context.targets().values()),
                context.spec().training(),
                context.spec().seed());
        Pace pace = new Pace(
                Forecast.of(context),
                context.spec().training().supernetWork(context.model().maxDepth()));
        Progress progress = context.station().progress();
        process.supernet(
                directory,
                task,
                news -> {
                    pace.tell(news.done(), progress);
                    report(news, progress);
                },
                context.station().cancellation()::isCancelled);
    }

    /** All in one process, whose start costs as much as some of the work; leaves a file of each one's name. */
    void fineTune(JobContext context, List<FineTuneTask.Finalist> subnets) throws IOException {
        FineTuneTask task = new FineTuneTask(
                context.model(),
                context.task(),
                context.spec().training(),
                context.spec().seed(),
                subnets);
        process.fineTune(
                context.files(),
                task,
                news -> report(news, context.station().progress()),
                context.station().cancellation()::isCancelled);
    }

    /** A finalist as fine-tuning takes it. */
    static FineTuneTask.Finalist subnet(Finalist finalist) {
        return subnet(fileName(finalist), finalist.estimate().candidate());
    }

    static String fileName(Finalist finalist) {
        return finalist.profile() + "-" + finalist.rank();
    }

    static FineTuneTask.Finalist subnet(String name, Candidate candidate) {
        return new FineTuneTask.Finalist(name, candidate.compression(), candidate.depth());
    }

    /** All widths and precisions that some profile of the job may choose. */
    private static ElasticSpace elastic(Collection<Target> targets) {
        Map<String, SortedSet<Integer>> widths = new TreeMap<>();
        Map<String, SortedSet<Precision>> precisions = new TreeMap<>();
        for (Target target : targets) {
            for (Gene gene : target.space().genes()) {
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
