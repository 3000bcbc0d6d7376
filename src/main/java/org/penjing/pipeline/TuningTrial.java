package org.penjing.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.penjing.base.AtomicFile;
import org.penjing.compress.Compression;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.pipeline.context.JobContext;
import org.penjing.process.ChildJvms;
import org.penjing.search.accuracy.AccuracyScorer;
import org.penjing.search.accuracy.AccuracyTable;
import org.penjing.search.accuracy.DefinitionTable;
import org.penjing.search.accuracy.FullRunRule;
import org.penjing.search.scoring.TuningGain;
import org.penjing.search.space.Candidate;
import org.penjing.search.space.CandidateSpace;
import org.penjing.training.FineTuneTask;
import tools.jackson.databind.json.JsonMapper;

/**
 * Learns before the search how much its estimates will gain by fine-tuning: tunes a few networks of the plain grid whose estimates
 * lie below the accuracy limit, one of them for taking too few steps, and measures them again. Kept in the job's directory.
 */
final class TuningTrial {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FILE = "tuning.json";
    /** How far below the accuracy limit the networks of a trial lie, as far as there are such. */
    private static final List<Double> BELOW = List.of(0.04, 0.12, 0.3);

    private static final double HASTY_BELOW = 0.15;
    /** Networks that are estimated in order to find these. */
    private static final int ESTIMATED = 16;

    private final SupernetStation supernets;
    private final ChildJvms children;
    private final long memoryBytes;

    record Estimate(Candidate candidate, double exact) {}

    /**
     * A network at every depth.
     *
     * @param candidate at full depth
     * @param exact headline after each step
     */
    record Estimates(Candidate candidate, List<Double> exact) {
        Estimate deepest() {
            return new Estimate(candidate, exact.getLast());
        }

        Stream<Estimate> shallower() {
            return IntStream.range(1, exact.size())
                    .mapToObj(steps -> new Estimate(candidate.withDepth(steps), exact.get(steps - 1)));
        }
    }

    /** @param memoryBytes of native memory that scoring may take */
    TuningTrial(SupernetStation supernets, ChildJvms children, long memoryBytes) {
        this.supernets = supernets;
        this.children = children;
        this.memoryBytes = memoryBytes;
    }

    static Path file(Path directory) {
        return directory.resolve(FILE);
    }

    /** What {@link #run} has learned. */
    static TuningGain gain(JobContext context) throws IOException {
        return JSON.readValue(Files.readAllBytes(file(context.directory())), TuningGain.class);
    }

    /** Returns at once if the trial has been run, or the job does not fine-tune. */
    void run(JobContext context) throws IOException {
        Path file = file(context.directory());
        if (Files.exists(file)) {
            Rates.tell(context.station());
            return;
        }
        TuningGain gain = context.spec().training().fineTuneBatches() == 0 ? TuningGain.NONE : learned(context);
        AtomicFile.write(file, JSON.writeValueAsBytes(gain));
    }

    private TuningGain learned(JobContext context) throws IOException {
        int depth = context.architecture().recursion().maxDepth();
        double required = FloatBaseline.of(context).validation().score() - context.largestAccuracyDrop() / 100;
        List<Estimates> all = estimates(context);
        List<Estimate> chosen = deep(all, required);
        Optional<Estimate> hasty = hasty(all, required);
        List<TuningGain.Trial> trials =
                trials(context, Stream.concat(chosen.stream(), hasty.stream()).toList());
        TuningGain gain = new TuningGain(depth, 1, trials.subList(0, chosen.size()));
        return hasty.isEmpty()
                ? gain
                : new TuningGain(
                        depth, shallow(trials.getLast(), hasty.get().candidate().depth(), gain), gain.trials());
    }

    /** What the trial of a network that takes too few steps says of one step, on the line to the full depth. */
    static double shallow(TuningGain.Trial trial, int steps, TuningGain gain) {
        double whole = gain.expected(trial.estimate(), gain.depth()) - trial.estimate();
        if (whole <= 0) {
            return 1;
        }
        double lost = 1 - trial.gain() / whole;
        return Math.clamp(1 - lost * (gain.depth() - 1) / (gain.depth() - steps), 0, 1);
    }

    private List<TuningGain.Trial> trials(JobContext context, List<Estimate> chosen) throws IOException {
        if (chosen.isEmpty()) {
            return List.of();
        }
        List<FineTuneTask.Finalist> finalists = IntStream.range(0, chosen.size())
                .mapToObj(index -> SupernetStation.subnet(
                        "trial-" + (index + 1), chosen.get(index).candidate()))
                .toList();
        long start = System.nanoTime();
        supernets.fineTune(context, finalists);
        Rates.tuned(context.station(), (System.nanoTime() - start) / 1e9 / finalists.size());
        List<TuningGain.Trial> trials = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            FineTuneTask.Finalist tuned = finalists.get(i);
            int depth = tuned.depth();
            IntegerNetwork network = IntegerNetwork.of(context.tuned(tuned.name()));
            AccuracyTable table = DefinitionTable.of(network, context.data().validation(), depth);
            trials.add(new TuningGain.Trial(
                    chosen.get(i).exact(), table.at(depth, 1).score()));
            context.station().cancellation().throwIfCancelled();
        }
        return trials;
    }

    /** Of networks of the plain grid, up to the depth that the supernet was trained for. */
    private List<Estimates> estimates(JobContext context) throws IOException {
        CandidateSpace space = context.targets().values().iterator().next().space();
        int depth = context.architecture().recursion().maxDepth();
        List<Candidate> networks = spread(space.uniformNetworks().stream()
                .map(space::candidate)
                .map(candidate -> candidate.withDepth(depth))
                .toList());
        try (AccuracyScorer scorer = AccuracyScorer.ofDirectory(
                context.files(), context.model(), context.task(), depth, FullRunRule.always(), memoryBytes, children)) {
            List<Compression> compressions =
                    networks.stream().map(Candidate::compression).toList();
            // The first one starts the process, and is remembered.
            context.station().cancellation().interrupting(() -> scorer.tables(compressions.subList(0, 1)));
            long start = System.nanoTime();
            List<Optional<AccuracyTable>> tables =
                    context.station().cancellation().interrupting(() -> scorer.tables(compressions));
            Rates.scored(context.station(), (System.nanoTime() - start) / 1e9 / Math.max(1, compressions.size() - 1));
            List<Estimates> estimates = new ArrayList<>();
            for (int i = 0; i < networks.size(); i++) {
                Candidate network = networks.get(i);
                tables.get(i).ifPresent(table -> estimates.add(new Estimates(network, exact(table, depth))));
            }
            return estimates;
        }
    }

    private static List<Double> exact(AccuracyTable table, int depth) {
        return IntStream.rangeClosed(1, depth)
                .mapToObj(steps -> table.at(steps, 1).score())
                .toList();
    }

    /** Those whose estimates at full depth lie {@link #BELOW} what is required, or come nearest; each once. */
    static List<Estimate> deep(List<Estimates> all, double required) {
        List<Estimate> low = new ArrayList<>(all.stream()
                .map(Estimates::deepest)
                .filter(estimate -> estimate.exact() < required && estimate.exact() > 0)
                .toList());
        List<Estimate> chosen = new ArrayList<>();
        for (double below : BELOW) {
            nearest(low, required - below).ifPresent(nearest -> {
                low.remove(nearest);
                chosen.add(nearest);
            });
        }
        return chosen;
    }

    /** A network that reaches what is required at full depth, after so few steps that it does not. */
    static Optional<Estimate> hasty(List<Estimates> all, double required) {
        return nearest(
                all.stream()
                        .filter(network -> network.deepest().exact() >= required)
                        .flatMap(Estimates::shallower)
                        .filter(estimate -> estimate.exact() < required && estimate.exact() > 0)
                        .toList(),
                required - HASTY_BELOW);
    }

    private static Optional<Estimate> nearest(List<Estimate> estimates, double exact) {
        return estimates.stream().min(Comparator.comparingDouble(estimate -> Math.abs(exact - estimate.exact())));
    }

    private static <T> List<T> spread(List<T> all) {
        int count = Math.min(ESTIMATED, all.size());
        List<T> spread = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            spread.add(all.get((int) ((long) i * all.size() / count)));
        }
        return spread;
    }
}
