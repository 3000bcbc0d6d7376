package org.penjing.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penjing.compress.Precision;
import org.penjing.space.CandidateSpace;
import org.penjing.space.Gene;
import org.penjing.space.Genome;

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

    /** The model of what a state knows of at least one network. */
    static AccuracyModel of(CandidateSpace space, SearchState<?> state) {
        List<Genome> networks = List.copyOf(state.networks());
        networks = networks.subList(Math.max(0, networks.size() - MOST_SAMPLES), networks.size());
        double[][] inputs =
                networks.stream().map(network -> features(space, network)).toArray(double[][]::new);
        double[][] outputs = networks.stream()
                .map(network -> space.everyDepth(network).stream()
                        .mapToDouble(genome -> logit(1 - state.fitness(genome).error()))
                        .toArray())
                .toArray(double[][]::new);
        double[] likeliest = new MarginalLikelihood(spread(inputs), spread(outputs)).likeliest();
        return new AccuracyModel(space, MarginalLikelihood.process(likeliest, inputs, outputs));
    }

    /** The error that is expected of a candidate, less a number of standard deviations. */
    double error(Genome genome, double deviations) {
        int depth = genome.choice(genome.size() - 1);
        GaussianProcess.Prediction prediction =
                known.computeIfAbsent(space.network(genome), network -> process.predict(features(space, network)));
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

    /** Kept shares, and halvings of the bits, each gene's choices from 0 to 1. */
    private static double[] features(CandidateSpace space, Genome network) {
        List<Double> features = new ArrayList<>();
        for (int i = 0; i < space.genes().size(); i++) {
            int choice = network.choice(i);
            switch (space.genes().get(i)) {
                case Gene.Width(String group, List<Integer> channels) ->
                    add(
                            features,
                            channels.stream()
                                    .map(kept -> (double) kept / channels.getLast())
                                    .toList(),
                            choice);
                case Gene.Bits(String weight, List<Precision> offered) -> {
                    add(
                            features,
                            offered.stream()
                                    .map(precision -> Math.log(precision.weightBits()))
                                    .toList(),
                            choice);
                    add(
                            features,
                            offered.stream()
                                    .map(precision -> (double) precision.activationBits())
                                    .toList(),
                            choice);
                }
                case Gene.Depth depth -> {}
            }
        }
        return features.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Adds a choice as a share of the way from the least to the most, unless there is only one. */
    private static void add(List<Double> features, List<Double> choices, int choice) {
        double least = choices.stream().reduce(Double.POSITIVE_INFINITY, Math::min);
        double most = choices.stream().reduce(Double.NEGATIVE_INFINITY, Math::max);
        if (most > least) {
            features.add((choices.get(choice) - least) / (most - least));
        }
    }

    private static double logit(double accuracy) {
        double inside = Math.clamp(accuracy, CLOSEST, 1 - CLOSEST);
        return Math.log(inside / (1 - inside));
    }

    private static double accuracy(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
