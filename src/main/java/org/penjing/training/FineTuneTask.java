package org.penjing.training;

import java.util.List;
import org.penjing.network.TinyRecursive;
import org.penjing.space.Candidate;

/** Which subnets of a trained supernet are tuned further, each with its own widths, bits and depth. */
public record FineTuneTask(
        TinyRecursive model, String alphabet, TrainingPlan plan, long seed, List<Finalist> finalists) {
    public FineTuneTask {
        finalists = List.copyOf(finalists);
    }

    /** @param name of the file that receives the result, without its ending */
    public record Finalist(String name, Candidate candidate) {}
}
