package org.penjing.search.accuracy;

import org.penjing.network.Architecture;
import org.penjing.onnx.runtime.SampleMemory;
import org.penjing.onnx.runtime.StepForm;

/**
 * How scoring keeps to the native memory that it is given.
 *
 * @param workers subnets that run at the same time
 * @param chunk samples of each that are run together
 */
record ScoringMemory(int workers, int chunk) {
    /** For this machine's cores. */
    static ScoringMemory within(long bytes, Architecture largest) {
        return within(bytes, largest, Runtime.getRuntime().availableProcessors(), StepForm.FASTEST.chunk());
    }

    /** As many workers as there are cores, and as large chunks as are wished, unless that takes more than {@code bytes}. */
    static ScoringMemory within(long bytes, Architecture largest, int cores, int wished) {
        long each = Math.max(1, SampleMemory.of(largest).floatBytes());
        int workers = (int) Math.clamp(bytes / each, 1, cores);
        return new ScoringMemory(workers, (int) Math.clamp(bytes / workers / each, 1, wished));
    }
}
