package org.penjing.search.space;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A candidate as the search varies it: for each {@link Gene} of a {@link CandidateSpace} the index of its choice. Its text,
 * such as {@code 6.6.3.0}, is what is stored.
 */
public record Genome(List<Integer> choices) {
    public Genome {
        choices = List.copyOf(choices);
        if (!choices.stream().allMatch(choice -> choice >= 0)) {
            throw new IllegalArgumentException("choices must not be negative, were " + choices);
        }
    }

    public static Genome of(int... choices) {
        return new Genome(IntStream.of(choices).boxed().toList());
    }

    /** @throws IllegalArgumentException if {@code text} is not what {@link #toString} gives */
    public static Genome parse(String text) {
        try {
            return new Genome(
                    Arrays.stream(text.split("\\.", -1)).map(Integer::valueOf).toList());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a genome is choices joined by dots, was \"" + text + "\"", e);
        }
    }

    public int size() {
        return choices.size();
    }

    public int choice(int gene) {
        return choices.get(gene);
    }

    public Genome with(int gene, int choice) {
        int[] changed = toArray();
        changed[gene] = choice;
        return of(changed);
    }

    public int[] toArray() {
        return choices.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public String toString() {
        return choices.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
