package org.penjing.job.store.document;

import java.util.function.IntSupplier;
import org.penjing.job.work.Baseline;
import tools.jackson.databind.node.ObjectNode;

/** A job's float network. */
public record StoredBaseline(double exactAccuracy, double cellAccuracy, long flashBytes, int depth) {
    public static String write(Baseline baseline) {
        return Documents.write(
                new StoredBaseline(baseline.score(), baseline.cellAccuracy(), baseline.flashBytes(), baseline.depth()));
    }

    /** @param maxDepth of the job's model, at which version 1 measured at first, and did not say so */
    public static Baseline read(String json, IntSupplier maxDepth) {
        return Documents.read(json, StoredBaseline.class, first -> addDepth(first, maxDepth))
                .baseline();
    }

    private static void addDepth(ObjectNode first, IntSupplier maxDepth) {
        if (!first.path("depth").isNumber()) {
            first.put("depth", maxDepth.getAsInt());
        }
    }

    private Baseline baseline() {
        return new Baseline(exactAccuracy, cellAccuracy, flashBytes, depth);
    }
}
