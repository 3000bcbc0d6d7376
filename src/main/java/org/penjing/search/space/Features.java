package org.penjing.search.space;

import java.util.List;
import java.util.stream.DoubleStream;
import org.penjing.compress.Precision;

/**
 * A network as numbers that a model of its accuracy can learn from: for each group the share of channels kept, for each weight
 * the logarithm of its bits, and the bits of its activations; each from 0 for the least that is offered to 1 for the most. What
 * offers no choice has no number.
 */
final class Features {
    private Features() {}

    static double[] of(List<Gene> genes, Genome genome) {
        DoubleStream features = DoubleStream.empty();
        for (int i = 0; i < genes.size(); i++) {
            features = DoubleStream.concat(features, of(genes.get(i), genome.choice(i)));
        }
        return features.toArray();
    }

    private static DoubleStream of(Gene gene, int choice) {
        return switch (gene) {
            case Gene.Width(String group, List<Integer> channels) ->
                share(channels.stream().mapToDouble(kept -> kept).toArray(), choice);
            case Gene.Bits(String weight, List<Precision> offered) ->
                DoubleStream.concat(
                        share(
                                offered.stream()
                                        .mapToDouble(precision -> Math.log(precision.weightBits()))
                                        .toArray(),
                                choice),
                        share(
                                offered.stream()
                                        .mapToDouble(Precision::activationBits)
                                        .toArray(),
                                choice));
            case Gene.Depth depth -> DoubleStream.empty();
        };
    }

    private static DoubleStream share(double[] choices, int choice) {
        double least = DoubleStream.of(choices).min().orElse(0);
        double most = DoubleStream.of(choices).max().orElse(0);
        return most > least ? DoubleStream.of((choices[choice] - least) / (most - least)) : DoubleStream.empty();
    }
}
