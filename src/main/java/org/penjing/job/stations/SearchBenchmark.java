package org.penjing.job.stations;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.penjing.job.spec.JobSpec;
import org.penjing.job.spec.KnownNames;
import org.penjing.job.spec.ProfileSpec;
import org.penjing.job.work.Cancellation;
import org.penjing.job.work.Progress;
import org.penjing.job.work.Station;
import org.penjing.network.Architecture;
import org.penjing.scoring.AccuracyScorer;
import org.penjing.scoring.Assessment;
import org.penjing.scoring.CandidateScorer;
import org.penjing.scoring.FullRunRule;
import org.penjing.scoring.ScoringFigures;
import org.penjing.scoring.SupernetView;
import org.penjing.search.ReferencePoint;
import org.penjing.search.Scorer;
import org.penjing.search.Strategy;
import org.penjing.search.StrategyComparison;
import org.penjing.training.Supernet;

/**
 * Compares the strategies on a job's own problem: its supernet, its limits, equal evaluations, several seeds; and says how
 * fast candidates are scored and where that time goes.
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
    public void run(JobSpec spec, int seeds) throws IOException {
        Path directory = Files.createDirectories(home.resolve(Integer.toHexString(spec.hashCode())));
        Station station = new Station(new UUID(0, 0), spec, directory, new Printed(), new Cancellation());
        Supernet supernet = new SupernetStation(catalogue, 4096).train(station);
        out.println();
        double baseline = FloatBaseline.of(station).validation().exactAccuracy();
        for (ProfileSpec profile : spec.profiles()) {
            compare(station, profile, supernet, baseline, seeds);
        }
    }

    private void compare(Station station, ProfileSpec profile, Supernet supernet, double baseline, int seeds)
            throws IOException {
        JobSpec spec = station.spec();
        JobData data = JobData.of(spec, station.directory());
        Architecture architecture = supernet.model().architecture();
        Target target = Target.of(spec, profile, architecture, catalogue);
        SupernetView view = new SupernetView(supernet.model(), supernet.ranges());
        double floor = baseline - target.limits().accuracyDrop() / 100;
        try (AccuracyScorer accuracies =
                new AccuracyScorer(view, data.validation(), FullRunRule.above(floor, spec.seed()))) {
            Scorer<Assessment> scorer = new CandidateScorer(
                    view,
                    accuracies,
                    (cut, compression) -> target.costs().cost(cut, compression, target.device()),
                    target.limits(),
                    baseline);
            long start = System.nanoTime();
            List<StrategyComparison.Outcome> outcomes = StrategyComparison.run(
                    target.space(),
                    List.of(Strategy.values()),
                    spec.search().evaluations(),
                    LongStream.rangeClosed(1, seeds).boxed().toList(),
                    scorer,
                    ReferencePoint.of(
                            1, supernet.model().floatBytes(), target.limits().millisPerInference()));
            print(profile.id(), outcomes, accuracies.figures(), (System.nanoTime() - start) / 1e9);
        }
    }

    private void print(
            String profile, List<StrategyComparison.Outcome> outcomes, ScoringFigures figures, double seconds) {
        double random = outcomes.stream()
                .filter(outcome -> outcome.strategy() == Strategy.RANDOM)
                .findFirst()
                .orElseThrow()
                .medianHypervolume();
        line("%s: hypervolume at equal evaluations, median of the seeds", profile);
        for (StrategyComparison.Outcome outcome : outcomes) {
            line(
                    "  %-10s %12.0f  %.3f of random  %s",
                    outcome.strategy().word(),
                    outcome.medianHypervolume(),
                    outcome.medianHypervolume() / random,
                    outcome.hypervolumes().stream()
                            .map(volume -> String.format(Locale.ROOT, "%.0f", volume))
                            .toList());
        }
        line(
                "  %d subnets run in %.1f s, %.1f a second; %d candidates ruled out by cost alone",
                figures.scored(), seconds, figures.scored() / seconds, figures.infeasible());
        Map<ScoringFigures.Phase, Double> phases = new EnumMap<>(figures.seconds());
        double all = phases.values().stream().mapToDouble(Double::doubleValue).sum();
        phases.forEach((phase, spent) ->
                line("  %5.1f %%  %s", 100 * spent / all, phase.name().toLowerCase(Locale.ROOT)));
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /** Shows training on one line. */
    private final class Printed implements Progress {
        @Override
        public void report(String phase, double fraction) {
            out.print("\r" + phase + "   ");
            out.flush();
        }

        @Override
        public void trained(int steps) {}
    }
}
