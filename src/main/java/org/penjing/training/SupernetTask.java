package org.penjing.training;

import org.penjing.network.Architecture;
import org.penjing.network.family.Family;
import org.penjing.task.Task;

/** What the training of a supernet needs besides puzzles. */
public record SupernetTask(Family model, Task task, ElasticSpace space, TrainingPlan plan, long seed) {
    public Architecture architecture() {
        return model.architecture();
    }
}
