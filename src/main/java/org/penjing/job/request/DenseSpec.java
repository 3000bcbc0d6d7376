package org.penjing.job.request;

import java.util.List;
import org.penjing.base.Fields;
import org.penjing.base.InvalidInputException;
import org.penjing.network.family.Dense;
import org.penjing.task.Classification;
import org.penjing.task.Regression;
import org.penjing.task.Task;
import org.penjing.task.TokenGrid;

/**
 * A dense network, for vectors of numbers.
 *
 * @param hidden widths of its hidden layers
 */
public record DenseSpec(List<Integer> hidden) implements ModelSpec {
    private static final List<Integer> USUAL = List.of(64, 32);
    private static final int MOST_LAYERS = 16;

    public DenseSpec {
        hidden = List.copyOf(hidden);
    }

    static DenseSpec read(Fields fields) {
        return new DenseSpec(fields.integers("hidden", USUAL, MOST_LAYERS, 1, 4096));
    }

    @Override
    public int width() {
        return hidden.stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    @Override
    public int maxDepth() {
        return 1;
    }

    @Override
    public Dense network(Task task) {
        return switch (task) {
            case Classification classes -> new Dense(classes.inputs(), hidden, classes.classes(), classes.reading());
            case Regression numbers -> new Dense(numbers.inputs(), hidden, numbers.outputs(), numbers.reading());
            case TokenGrid _ ->
                throw new InvalidInputException(
                        "model.family", DENSE, "reads numbers, and these data are tokens", "leave the field out");
        };
    }
}
