package org.penjing.onnx;

/**
 * How a step is written and loaded for scoring. All forms compute the same numbers; {@link #FASTEST} is the one to use, the
 * others are there to be compared with it.
 *
 * @param layout how tensors lie in memory
 * @param chunk samples that go through all steps together
 * @param fixedChunk whether ONNX Runtime is told the size of a chunk; always so with {@link Layout#TOKENS_FIRST}
 * @param round16 whether 16-bit activations are rounded, too; always so with {@link Layout#BATCH_FIRST}
 * @param tuning what ONNX Runtime does with the model
 */
public record StepForm(Layout layout, int chunk, boolean fixedChunk, boolean round16, SessionTuning tuning) {
    public static final StepForm FASTEST = new StepForm(
            Layout.TOKENS_FIRST, 128, true, true, new SessionTuning(SessionTuning.Optimization.NONE, true, true));

    /** Layouts of tensors and weights. */
    public enum Layout {
        /** [tokens, n, channels]; rounded weights stored as floats. */
        TOKENS_FIRST,
        /** [n, tokens, channels]; packed integer weights: the exported step file. */
        BATCH_FIRST
    }

    public StepForm {
        if (chunk < 1) {
            throw new IllegalArgumentException("chunk must be at least 1, was " + chunk);
        }
    }

    public StepForm withChunk(int samples) {
        return new StepForm(layout, samples, fixedChunk, round16, tuning);
    }

    public StepForm withTuning(SessionTuning changed) {
        return new StepForm(layout, chunk, fixedChunk, round16, changed);
    }
}
