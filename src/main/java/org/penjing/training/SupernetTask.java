package org.penjing.training;

import org.penjing.network.Architecture;
import org.penjing.network.TinyRecursive;

/** What the training of a supernet needs besides puzzles. */
public record SupernetTask(TinyRecursive model, String alphabet, ElasticSpace space, TrainingPlan plan, long seed) {
    Architecture architecture() {
        return model.architecture();
    }
}
