package org.penjing.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.penjing.data.LabelledVector;
import org.penjing.data.MeasuredVector;
import org.penjing.data.Puzzle;
import org.penjing.network.Answers;
import org.penjing.task.Classification;
import org.penjing.task.Regression;
import org.penjing.task.Samples;
import org.penjing.task.TokenGrid;

/** Ways of answering that need no network, and how they fare on held-out samples: what a trained network must beat. */
final class TrivialAnswers {
    private final List<Way> ways;

    private TrivialAnswers(List<Way> ways) {
        this.ways = ways;
    }

    /** @param name as it stands in a sentence: {@code copying the question} */
    record Way(String name, Score score) {}

    /** @param training samples, in whose answers tokens or classes are counted, or whose targets are averaged */
    static TrivialAnswers of(Samples training, Samples heldOut) {
        return new TrivialAnswers(
                switch (training.task()) {
                    case TokenGrid _ -> ofGrids(training, heldOut);
                    case Classification _ -> List.of(mostFrequentClass(training, heldOut));
                    case Regression regression -> List.of(mean(training, heldOut, regression.outputs()));
                });
    }

    private static List<Way> ofGrids(Samples training, Samples heldOut) {
        List<int[]> answers = training.all().stream()
                .map(sample -> ((Puzzle) sample).answer())
                .toList();
        int cells = answers.getFirst().length;
        int common = mostFrequent(answers.stream().flatMapToInt(Arrays::stream).boxed());
        int[] constant = IntStream.generate(() -> common).limit(cells).toArray();
        int[] byCell = IntStream.range(0, cells)
                .map(cell -> mostFrequent(answers.stream().map(answer -> answer[cell])))
                .toArray();
        return List.of(
                way("copying the question", question -> question, heldOut),
                way("the most frequent token of each cell", _ -> byCell, heldOut),
                way("the most frequent token everywhere", _ -> constant, heldOut));
    }

    private static Way way(String name, UnaryOperator<int[]> answer, Samples heldOut) {
        List<int[]> answers = heldOut.all().stream()
                .map(sample -> answer.apply(((Puzzle) sample).question()))
                .toList();
        int cells = answers.getFirst().length;
        byte[] all = new byte[heldOut.size() * cells];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) answers.get(i / cells)[i % cells];
        }
        return new Way(name, Score.of(new Answers.Tokens(all, cells), heldOut));
    }

    private static Way mostFrequentClass(Samples training, Samples heldOut) {
        byte[] all = new byte[heldOut.size()];
        Arrays.fill(all, (byte) mostFrequent(training.all().stream().map(sample -> ((LabelledVector) sample).label())));
        return new Way("the most frequent class", Score.of(new Answers.Tokens(all, 1), heldOut));
    }

    private static Way mean(Samples training, Samples heldOut, int outputs) {
        float[] all = new float[heldOut.size() * outputs];
        for (int output = 0; output < outputs; output++) {
            int index = output;
            float mean = (float) training.all().stream()
                    .mapToDouble(sample -> ((MeasuredVector) sample).targets()[index])
                    .average()
                    .orElseThrow();
            for (int sample = 0; sample < heldOut.size(); sample++) {
                all[sample * outputs + output] = mean;
            }
        }
        return new Way("the mean of the training targets", Score.of(new Answers.Numbers(all, outputs), heldOut));
    }

    /**
     * The best way that {@code network} does not clearly beat: in whole answers, beyond chance, and in cells. A network that
     * answers everything has none.
     */
    Optional<Way> unbeatenBy(Score network) {
        return ways.stream()
                .filter(way -> network.headline() < 1)
                .filter(way -> !network.isRightMoreOftenThan(way.score())
                        || network.finest() <= way.score().finest())
                .max(Comparator.<Way>comparingDouble(way -> way.score().headline())
                        .thenComparingDouble(way -> way.score().finest()));
    }

    /** Whether {@code network} is better than every way in nothing at all, neither in whole answers nor in cells. */
    boolean showNothingIn(Score network) {
        return network.headline() < 1
                && ways.stream()
                        .anyMatch(way -> !network.isRightMoreOftenThan(way.score())
                                && network.finest() <= way.score().finest());
    }

    /** The smallest of the most frequent numbers. */
    private static int mostFrequent(Stream<Integer> numbers) {
        Map<Integer, Integer> counts = new HashMap<>();
        numbers.forEach(number -> counts.merge(number, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElseThrow();
    }
}
