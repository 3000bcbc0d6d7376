package org.penjing.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;

/**
 * The subnets that a supernet must be good at.
 *
 * @param widths by channel group, ascending, the largest last
 * @param precisions by weight name, ascending, the finest last
 */
public record ElasticSpace(Map<String, List<Integer>> widths, Map<String, List<Precision>> precisions) {
    public ElasticSpace {
        widths = new TreeMap<>(widths);
        precisions = new TreeMap<>(precisions);
    }

    Compression random(RandomGenerator random) {
        return pick(
                choices -> choices.get(random.nextInt(choices.size())),
                choices -> choices.get(random.nextInt(choices.size())));
    }

    /** The narrowest subnet, with random precisions. */
    Compression narrowest(RandomGenerator random) {
        return pick(List::getFirst, choices -> choices.get(random.nextInt(choices.size())));
    }

    /** Fewest channels at the coarsest precision. */
    public Compression smallest() {
        return pick(List::getFirst, List::getFirst);
    }

    private Compression pick(Function<List<Integer>, Integer> width, Function<List<Precision>, Precision> precision) {
        Map<String, Integer> pickedWidths = new TreeMap<>();
        widths.forEach((group, choices) -> pickedWidths.put(group, width.apply(choices)));
        Map<String, Precision> pickedPrecisions = new TreeMap<>();
        precisions.forEach((weight, choices) -> pickedPrecisions.put(weight, precision.apply(choices)));
        return new Compression(pickedWidths, pickedPrecisions);
    }
}
