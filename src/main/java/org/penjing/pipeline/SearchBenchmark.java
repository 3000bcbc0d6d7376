package org.penjing.pipeline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.LongStream;
import org.penjing.hardware.Limit;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.KnownNames;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.DataFiles;
import org.penjing.job.work.Progress;
import org.penjing.job.work.Progress.Stage;
import org.penjing.job.work.Station;
import org.penjing.pipeline.context.Catalogue;
import org.penjing.pipeline.context.JobContext;
import org.penjing.pipeline.context.Target;
import org.penjing.process.ChildJvms;
import org.penjing.search.Strategy;
import org.penjing.search.accuracy.AccuracyScorer;
import org.penjing.search.accuracy.FullRunRule;
import org.penjing.search.accuracy.ScoringFigures;
import org.penjing.search.scoring.AccuracyFloor;
import org.penjing.search.scoring.CandidateScorer;
import org.penjing.search.strategy.StrategyComparison;
import org.penjing.task.Samples;
import org.penjing.training.Supernet;

/**
 * Compares the strategies on a job's own problem: its supernet, its limits, equal budgets, several seeds; and says how fast
 * networks are scored and where that time goes.
 */
public final class SearchBenchmark {
    private final Catalogue catalogue;
    private final Path home;
    private final PrintStream out;

    /**
     * @param root where profiles and search spaces lie
     * @param home keeps the supernet of each job, so that a second run need not train it
     */
    public SearchBenchmark(Path root, Path home, PrintStream out) {
        this.catalogue = Catalogue.load(root);
        this.home = home;
        this.out = out;
    }

    /** What a job may name here. */
    public KnownNames knownNames() {
        return catalogue.names();
    }

    /** Trains the job's supernet unless the home has it, then prints a table per profile. */
    public void run(JobSpec spec, List<Integer> budgets, int seeds) throws IOException {
        Path directory = Files.createDirectories(home.resolve(spec.name()));
        Station station = new Station(new UUID(0, 0), spec, directory, null, new Printed(), new Cancellation());
        ChildJvms children = ChildJvms.temporary();
        JobContext context = JobContext.open(station, catalogue, DataFiles.OF_THE_USER);
        SupernetStation supernets = new SupernetStation(children, 4096);
        supernets.train(context);
        FloatBaseline baseline = FloatBaseline.of(context);
        new TuningTrial(supernets, children, AccuracyScorer.MEMORY).run(context);
        double accuracy = baseline.validation().score();
        line(
                "%s: float network %s on the validation split",
                spec.name(), context.data().task().headline().told(accuracy));
        Supernet supernet = context.supernet();
        for (String profile : context.targets().keySet()) {
            compare(context, profile, supernet, accuracy, budgets, seeds);
        }
    }

    private void compare(
            JobContext context, String profile, Supernet supernet, double baseline, List<Integer> budgets, int seeds)
            throws IOException {
        Samples validation = context.data().validation();
        Target target = context.target(profile);
        AccuracyFloor floor = AccuracyFloor.of(
                baseline,
                target.limits().bound(Limit.ACCURACY_DROP),
                validation.task().headline(),
                validation.size(),
                TuningTrial.gain(context));
        try (AccuracyScorer accuracies = AccuracyScorer.inThisProcess(
                supernet,
                validation,
                target.space().largest().depth(),
                FullRunRule.above(floor.estimated(), context.spec().seed()))) {
            CandidateScorer scorer = new CandidateScorer(accuracies, target::cost, target.limits(), floor);
            StrategyComparison.Plan plan = new StrategyComparison.Plan(
                    List.copyOf(EnumSet.complementOf(EnumSet.of(Strategy.LISTED))),
                    budgets,
                    LongStream.rangeClosed(1, seeds).boxed().toList(),
                    target.guesses());
            long start = System.nanoTime();
            List<StrategyComparison.Outcome> outcomes =
                    StrategyComparison.run(target.space(), plan, scorer, scorer, begun -> line("  %s", begun));
            print(profile, outcomes);
            print(accuracies.figures(), (System.nanoTime() - start) / 1e9);
        }
    }

    private void print(String profile, List<StrategyComparison.Outcome> outcomes) {
        line("%s: share of the best hypervolume known, median and range of the seeds", profile);
        for (StrategyComparison.Outcome outcome : outcomes) {
            line(
                    "  %-10s %4d networks  %.3f  (%.3f to %.3f; %.0f run)",
                    outcome.strategy().word(),
                    outcome.budget(),
                    outcome.medianShare(),
                    Collections.min(outcome.shares()),
                    Collections.max(outcome.shares()),
                    outcome.networks().stream()
                            .mapToInt(Integer::intValue)
                            .average()
                            .orElse(0));
        }
    }

    private void print(ScoringFigures figures, double seconds) {
        line(
                "  %d networks run in %.1f s of all searches together, %.1f a second",
                figures.scored(), seconds, figures.scored() / seconds);
        double all = figures.seconds().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        figures.seconds()
                .forEach((phase, spent) ->
                        line("  %5.1f %%  %s", 100 * spent / all, phase.name().toLowerCase(Locale.ROOT)));
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /** A line for every tenth of a call. */
    private final class Printed implements Progress {
        private static final double STEP = 0.1;

        private double last;
        private double next;

        @Override
        public synchronized void report(String phase, double fraction) {
            if (fraction < last || fraction >= next) {
                line("  %3.0f %%  %s", 100 * fraction, phase);
                next = STEP * (Math.floor(fraction / STEP) + 1);
            }
            last = fraction;
        }

        @Override
        public void expect(Stage stage, Duration time) {}

        @Override
        public void trained(int steps) {}
    }
}
