package org.penjing.onnx.runtime;

/**
 * How a step is written and loaded for scoring. {@link #FASTEST} is the one to use; the others are there to be compared with
 * it (docs/benchmarks/scoring.md). All forms compute the same numbers, but for {@code round16}.
 *
 * @param chunk samples that go through all steps together
 * @param fixedChunk whether ONNX Runtime is told the size of a chunk: it plans memory several times faster then
 * @param round16 whether 16-bit activations are rounded and clipped, too, rather than left as floats: a third of the time for
 *     an error of 2^-16 of a range
 * @param tuning what ONNX Runtime does with the model
 */
public record StepForm(int chunk, boolean fixedChunk, boolean round16, SessionTuning tuning) {
    public static final StepForm FASTEST =
            new StepForm(64, true, false, new SessionTuning(SessionTuning.Optimization.NONE, true, true));

    public StepForm {
        if (chunk < 1) {
            throw new IllegalArgumentException("chunk must be at least 1, was " + chunk);
        }
    }

    public StepForm withChunk(int samples) {
        return new StepForm(samples, fixedChunk, round16, tuning);
    }

    public StepForm withRounding16(boolean rounding) {
        return new StepForm(chunk, fixedChunk, rounding, tuning);
    }

    public StepForm withTuning(SessionTuning changed) {
        return new StepForm(chunk, fixedChunk, round16, changed);
    }
}
