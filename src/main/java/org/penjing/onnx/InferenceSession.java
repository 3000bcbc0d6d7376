package org.penjing.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.util.Map;

/** Runs an inference file, the way that any user of it would. */
public final class InferenceSession implements AutoCloseable {
    private static final int MOST_SAMPLES = 64;

    /** What a call may take of native memory, unless one sample takes more. */
    private static final long CALL_BYTES = 512L << 20;

    private final OnnxSession session;
    private final int chunk;

    /** Runs a file whose samples take little memory. */
    public InferenceSession(byte[] file) {
        this(file, 0);
    }

    /**
     * @param file the bytes of an inference file, see {@link OnnxWriter}
     * @param sampleBytes what it takes of memory for a sample, see {@link SampleMemory}
     * @throws OnnxRuntimeException if ONNX Runtime refuses it
     */
    public InferenceSession(byte[] file, long sampleBytes) {
        this.chunk = (int) Math.clamp(CALL_BYTES / Math.max(1, sampleBytes), 1, MOST_SAMPLES);
        this.session = OnnxSession.open(file, SessionTuning.DEFAULT);
    }

    /**
     * What an inference said.
     *
     * @param answers token [sample][cell]
     * @param steps steps taken [sample]
     * @param confidences after the last step taken [sample]
     */
    public record Result(int[][] answers, int[] steps, float[] confidences) {}

    /**
     * Runs the whole inference on every question.
     *
     * @param tokens [sample][cell], at least one sample
     */
    public Result run(int[][] tokens) {
        int cells = tokens[0].length;
        Result all = new Result(new int[tokens.length][cells], new int[tokens.length], new float[tokens.length]);
        for (int from = 0; from < tokens.length; from += chunk) {
            run(tokens, from, Math.min(from + chunk, tokens.length), all);
        }
        return all;
    }

    private void run(int[][] tokens, int from, int to, Result all) {
        int cells = tokens[0].length;
        LongBuffer flat = LongBuffer.allocate((to - from) * cells);
        for (int sample = from; sample < to; sample++) {
            for (int token : tokens[sample]) {
                flat.put(token);
            }
        }
        try (OnnxTensor input = OnnxSession.tensor(flat.flip(), to - from, cells);
                OrtSession.Result results = session.run(Map.of(OnnxWriter.TOKENS, input))) {
            LongBuffer answer = OnnxSession.result(results, OnnxWriter.ANSWER).getLongBuffer();
            LongBuffer steps = OnnxSession.result(results, OnnxWriter.STEPS).getLongBuffer();
            for (int sample = from; sample < to; sample++) {
                all.steps()[sample] = (int) steps.get(sample - from);
                for (int cell = 0; cell < cells; cell++) {
                    all.answers()[sample][cell] = (int) answer.get((sample - from) * cells + cell);
                }
            }
            OnnxSession.result(results, OnnxWriter.CONFIDENCE).getFloatBuffer().get(all.confidences(), from, to - from);
        }
    }

    /** What the file says about itself, see {@link ModelCard}. */
    public Map<String, String> metadata() {
        return session.metadata();
    }

    @Override
    public void close() {
        session.close();
    }
}
