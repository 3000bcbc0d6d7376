package org.penjing.search.strategy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.penjing.search.SearchState;
import org.penjing.search.space.CandidateSpace;
import org.penjing.search.space.Genome;

/**
 * Expects the errors of networks that were not run from those that were: a {@link GaussianProcess} for the logit of the
 * accuracy over kept shares and bits, with an output a depth.
 */
final class AccuracyModel {
    /** Of the newest networks; more would cost more time than they tell. */
    private static final int MOST_SAMPLES = 300;
    /** Networks that length scales are learned from, spread over all. */
    private static final int MOST_TO_LEARN_FROM = 100;
    /** Half of what one of 256 puzzles changes. */
    private static final double CLOSEST = 0.002;

    private final CandidateSpace space;
    private final GaussianProcess process;
    private final Map<Genome, GaussianProcess.Prediction> known = new HashMap<>();

    private AccuracyModel(CandidateSpace space, GaussianProcess process) {
        this.space = space;
        this.process = process;
    }

    /** The model of what a state knows; empty while no network could be run. */
    static Optional<AccuracyModel> of(CandidateSpace space, SearchState state) {
        List<Genome> networks = state.archive()
                .newestNetworks()
                .filter(network -> !state.fitness(network).isFailed())
                .limit(MOST_SAMPLES)
                .toList()
                .reversed();
        if (networks.isEmpty()) {
            return Optional.empty();
        }
        double[][] inputs = networks.stream().map(space::features).toArray(double[][]::new);
        double[][] outputs = networks.stream()
                .map(network -> space.everyDepth(network).stream()
                        .mapToDouble(genome -> logit(1 - state.fitness(genome).error()))
                        .toArray())
                .toArray(double[][]::new);
        double[] likeliest = new MarginalLikelihood(spread(inputs), spread(outputs)).likeliest();
        return Optional.of(new AccuracyModel(space, MarginalLikelihood.process(likeliest, inputs, outputs)));
    }

    /** The error that is expected of a candidate, less a number of standard deviations. */
    double error(Genome genome, double deviations) {
        int depth = genome.choice(genome.size() - 1);
        GaussianProcess.Prediction prediction =
                known.computeIfAbsent(space.network(genome), network -> process.predict(space.features(network)));
        return 1 - accuracy(prediction.mean()[depth] + deviations * prediction.deviation()[depth]);
    }

    private static double[][] spread(double[][] rows) {
        int count = Math.min(rows.length, MOST_TO_LEARN_FROM);
        double[][] spread = new double[count][];
        for (int i = 0; i < count; i++) {
            spread[i] = rows[(int) ((long) i * rows.length / count)];
        }
        return spread;
    }

    private static double logit(double accuracy) {
        double inside = Math.clamp(accuracy, CLOSEST, 1 - CLOSEST);
        return Math.log(inside / (1 - inside));
    }

    private static double accuracy(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
