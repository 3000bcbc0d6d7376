package org.penjing.task;

import java.util.List;
import java.util.Map;
import org.penjing.data.Puzzles;
import org.penjing.data.Sample;
import org.penjing.network.Answers;
import org.penjing.network.Questions;

/** Samples of one task. */
public record Samples(Task task, List<? extends Sample> all) {
    public static Samples of(Puzzles puzzles) {
        return new Samples(new TokenGrid(puzzles.alphabet().characters(), puzzles.cells()), puzzles.all());
    }

    public int size() {
        return all.size();
    }

    /** Samples {@code from} to {@code to}, without the last. */
    public Samples range(int from, int to) {
        return new Samples(task, all.subList(from, to));
    }

    /** The first {@code count} samples, or all of them if there are fewer. */
    public Samples first(int count) {
        return range(0, Math.min(count, size()));
    }

    public Questions questions() {
        return task.questions(all);
    }

    /** Every metric of answers to these samples, the headline first. */
    public Map<Metric, Double> metrics(Answers answers) {
        return task.metrics(answers, all);
    }

    /** See {@link Task#loss}. */
    public double loss(Answers answers, int sample) {
        return task.loss(answers, sample, all.get(sample));
    }
}
