package org.penjing.training;

import java.util.List;
import org.penjing.compress.Compression;
import org.penjing.network.family.Family;
import org.penjing.task.Task;

/** Which subnets of a trained supernet are tuned further, each with its own widths, bits and depth. */
public record FineTuneTask(Family model, Task task, TrainingPlan plan, long seed, List<Finalist> finalists) {
    public FineTuneTask {
        finalists = List.copyOf(finalists);
    }

    /**
     * A subnet.
     *
     * @param name of the file that receives the result, without its ending
     * @param depth steps of one inference at most
     */
    public record Finalist(String name, Compression compression, int depth) {}
}
