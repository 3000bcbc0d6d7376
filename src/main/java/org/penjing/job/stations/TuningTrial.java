package org.penjing.job.stations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.job.work.Station;
import org.penjing.network.Architecture;
import org.penjing.scoring.AccuracyScorer;
import org.penjing.scoring.AccuracyTable;
import org.penjing.scoring.DefinitionTable;
import org.penjing.scoring.FullRunRule;
import org.penjing.scoring.SupernetView;
import org.penjing.scoring.TuningGain;
import org.penjing.space.Candidate;
import org.penjing.space.CandidateSpace;
import org.penjing.training.FineTuneTask;
import org.penjing.training.Supernet;
import tools.jackson.databind.json.JsonMapper;

/**
 * Learns before the search how much its estimates will gain by fine-tuning: tunes a few networks of the plain grid whose estimates
 * lie below the accuracy limit, and measures them again. Kept in the job's directory.
 */
final class TuningTrial {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FILE = "tuning.json";
    /** How far below the accuracy limit the networks of a trial lie, as far as there are such. */
    private static final List<Double> BELOW = List.of(0.04, 0.12, 0.3);
    /** Networks that are estimated in order to find these. */
    private static final int ESTIMATED = 16;

    private final Catalogue catalogue;
    private final SupernetStation supernets;

    record Estimate(Candidate candidate, double exact) {}

    TuningTrial(Catalogue catalogue, SupernetStation supernets) {
        this.catalogue = catalogue;
        this.supernets = supernets;
    }

    static Path file(Path directory) {
        return directory.resolve(FILE);
    }

    /** What {@link #run} has learned. */
    static TuningGain gain(Station station) throws IOException {
        return JSON.readValue(Files.readAllBytes(file(station.directory())), TuningGain.class);
    }

    /** Returns at once if the trial has been run, or the job does not fine-tune. */
    void run(Station station) throws IOException {
        Path file = file(station.directory());
        if (Files.exists(file)) {
            return;
        }
        TuningGain gain = station.spec().training().fineTuneBatches() == 0 ? TuningGain.NONE : learned(station);
        Path temporary = file.resolveSibling(FILE + ".tmp");
        Files.write(temporary, JSON.writeValueAsBytes(gain));
        Files.move(temporary, file);
    }

    private TuningGain learned(Station station) throws IOException {
        JobData data = JobData.of(station.spec(), station.directory());
        Architecture full = SupernetStation.model(station.spec(), data).architecture();
        double required = FloatBaseline.of(station).validation().exactAccuracy()
                - catalogue.largestAccuracyDrop(station.spec().profiles()) / 100;
        List<Estimate> estimates = chosen(estimates(station, data, full), required);
        if (estimates.isEmpty()) {
            return TuningGain.NONE;
        }
        List<FineTuneTask.Finalist> finalists = new ArrayList<>();
        for (Estimate estimate : estimates) {
            finalists.add(new FineTuneTask.Finalist("trial-" + (finalists.size() + 1), estimate.candidate()));
        }
        supernets.fineTune(station, data, finalists);
        List<TuningGain.Trial> trials = new ArrayList<>();
        for (int i = 0; i < estimates.size(); i++) {
            FineTuneTask.Finalist tuned = finalists.get(i);
            int depth = tuned.candidate().depth();
            IntegerNetwork network =
                    IntegerNetwork.of(SupernetStation.tuned(station, tuned.name(), tuned.candidate(), full));
            AccuracyTable table = DefinitionTable.of(network, data.validation(), depth);
            trials.add(new TuningGain.Trial(
                    estimates.get(i).exact(), table.at(depth, 1).exact()));
            station.cancellation().throwIfCancelled();
        }
        return new TuningGain(trials);
    }

    /** Of networks of the plain grid, at the depth that the supernet was trained for. */
    private List<Estimate> estimates(Station station, JobData data, Architecture full) throws IOException {
        CandidateSpace space = Target.of(
                        station.spec(), station.spec().profiles().getFirst(), full, catalogue)
                .space();
        Supernet supernet = SupernetStation.load(station, full);
        SupernetView view = new SupernetView(supernet.model(), supernet.ranges());
        int depth = full.recursion().maxDepth();
        List<Candidate> networks = spread(space.uniformNetworks().stream()
                .map(space::candidate)
                .map(candidate -> candidate.withDepth(depth))
                .toList());
        try (AccuracyScorer scorer = new AccuracyScorer(view, data.validation(), depth, FullRunRule.always())) {
            List<Optional<AccuracyTable>> tables =
                    scorer.tables(networks.stream().map(Candidate::compression).toList());
            List<Estimate> estimates = new ArrayList<>();
            for (int i = 0; i < networks.size(); i++) {
                Candidate network = networks.get(i);
                tables.get(i)
                        .ifPresent(table -> estimates.add(
                                new Estimate(network, table.at(depth, 1).exact())));
            }
            return estimates;
        }
    }

    /** Those whose estimates lie {@link #BELOW} what is required, or come nearest; each once. */
    static List<Estimate> chosen(List<Estimate> estimates, double required) {
        List<Estimate> low = new ArrayList<>(estimates.stream()
                .filter(estimate -> estimate.exact() < required && estimate.exact() > 0)
                .toList());
        List<Estimate> chosen = new ArrayList<>();
        for (double below : BELOW) {
            low.stream()
                    .min(Comparator.comparingDouble(estimate -> Math.abs(required - below - estimate.exact())))
                    .ifPresent(nearest -> {
                        low.remove(nearest);
                        chosen.add(nearest);
                    });
        }
        return chosen;
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
