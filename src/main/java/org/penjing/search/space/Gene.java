package org.penjing.search.space;

import java.util.List;
import org.penjing.compress.Precision;

/** One decision of a search space. Choices are ordered from the cheapest to the dearest, and are never none. */
public sealed interface Gene {
    /** What is decided, such as {@code width:embed}. */
    String name();

    /** The choices as a user reads them. */
    List<String> choices();

    /** How many choices there are. */
    int size();

    /** How many channels of a group are kept. */
    record Width(String group, List<Integer> channels) implements Gene {
        public Width {
            channels = ordered("channels of " + group, channels);
        }

        @Override
        public String name() {
            return "width:" + group;
        }

        @Override
        public List<String> choices() {
            return channels.stream().map(String::valueOf).toList();
        }

        @Override
        public int size() {
            return channels.size();
        }
    }

    /** The precision of the operator that owns a weight. */
    record Bits(String weight, List<Precision> precisions) implements Gene {
        public Bits {
            precisions = ordered("precisions of " + weight, precisions);
        }

        @Override
        public String name() {
            return "bits:" + weight;
        }

        @Override
        public List<String> choices() {
            return precisions.stream().map(Precision::toString).toList();
        }

        @Override
        public int size() {
            return precisions.size();
        }
    }

    /** How many steps an inference takes at most. */
    record Depth(List<Integer> steps) implements Gene {
        public Depth {
            steps = ordered("depths", steps);
        }

        @Override
        public String name() {
            return "depth";
        }

        @Override
        public List<String> choices() {
            return steps.stream().map(String::valueOf).toList();
        }

        @Override
        public int size() {
            return steps.size();
        }
    }

    private static <T extends Comparable<T>> List<T> ordered(String what, List<T> choices) {
        List<T> sorted = choices.stream().sorted().distinct().toList();
        if (sorted.isEmpty() || sorted.size() != choices.size()) {
            throw new IllegalArgumentException(what + " must be distinct and not none, were " + choices);
        }
        return sorted;
    }
}
