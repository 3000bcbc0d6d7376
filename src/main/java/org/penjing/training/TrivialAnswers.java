package org.penjing.training;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.penjing.data.Puzzle;

/** What answers that need no network reach on held-out puzzles. A network that does not beat all of them learned nothing. */
final class TrivialAnswers {
    private final List<Way> ways;

    private TrivialAnswers(List<Way> ways) {
        this.ways = ways;
    }

    /** @param name as it stands in a sentence: {@code copying the question} */
    record Way(String name, Score score) {}

    /** @param training puzzles, in whose answers tokens are counted */
    static TrivialAnswers of(List<Puzzle> training, List<Puzzle> heldOut) {
        int cells = training.getFirst().answer().length;
        int common = mostFrequent(training, IntStream.range(0, cells).toArray());
        int[] constant = IntStream.generate(() -> common).limit(cells).toArray();
        int[] byCell = IntStream.range(0, cells)
                .map(cell -> mostFrequent(training, new int[] {cell}))
                .toArray();
        return new TrivialAnswers(List.of(
                way("copying the question", question -> question, heldOut),
                way("the most frequent token of each cell", _ -> byCell, heldOut),
                way("the most frequent token everywhere", _ -> constant, heldOut)));
    }

    /**
     * The best way that {@code network} does not clearly beat: in whole puzzles, beyond chance, and in cells. A network that
     * solves everything has none.
     */
    Optional<Way> unbeatenBy(Score network) {
        return ways.stream()
                .filter(way -> network.exact() < 1)
                .filter(way -> !network.solvesMoreThan(way.score())
                        || network.cells() <= way.score().cells())
                .max(Comparator.<Way>comparingDouble(way -> way.score().exact())
                        .thenComparingDouble(way -> way.score().cells()));
    }

    /** Whether {@code network} is better than every way in nothing at all, neither in whole puzzles nor in cells. */
    boolean showNothingIn(Score network) {
        return network.exact() < 1
                && ways.stream()
                        .anyMatch(way -> !network.solvesMoreThan(way.score())
                                && network.cells() <= way.score().cells());
    }

    private static Way way(String name, UnaryOperator<int[]> answer, List<Puzzle> heldOut) {
        List<int[]> answers =
                heldOut.stream().map(puzzle -> answer.apply(puzzle.question())).toList();
        return new Way(name, Score.of(answers, heldOut));
    }

    /** The smallest of the most frequent tokens in {@code cells} of all answers. */
    private static int mostFrequent(List<Puzzle> puzzles, int[] cells) {
        Map<Integer, Integer> counts = new HashMap<>();
        puzzles.forEach(puzzle -> {
            for (int cell : cells) {
                counts.merge(puzzle.answer()[cell], 1, Integer::sum);
            }
        });
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }
}
