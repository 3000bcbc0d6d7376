package org.penjing.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.util.Map;

/** Runs an inference file, the way that any user of it would. */
public final class InferenceSession implements AutoCloseable {
    private final OnnxSession session;

    /**
     * @param file the bytes of an inference file, see {@link OnnxWriter}
     * @throws OnnxRuntimeException if ONNX Runtime refuses it
     */
    public InferenceSession(byte[] file) {
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
        LongBuffer flat = LongBuffer.allocate(tokens.length * cells);
        for (int[] question : tokens) {
            for (int token : question) {
                flat.put(token);
            }
        }
        try (OnnxTensor input = OnnxSession.tensor(flat.flip(), tokens.length, cells);
                OrtSession.Result results = session.run(Map.of(OnnxWriter.TOKENS, input))) {
            LongBuffer answer = OnnxSession.result(results, OnnxWriter.ANSWER).getLongBuffer();
            LongBuffer steps = OnnxSession.result(results, OnnxWriter.STEPS).getLongBuffer();
            int[][] answers = new int[tokens.length][cells];
            int[] taken = new int[tokens.length];
            for (int sample = 0; sample < tokens.length; sample++) {
                taken[sample] = (int) steps.get(sample);
                for (int cell = 0; cell < cells; cell++) {
                    answers[sample][cell] = (int) answer.get(sample * cells + cell);
                }
            }
            float[] confidences = new float[tokens.length];
            OnnxSession.result(results, OnnxWriter.CONFIDENCE).getFloatBuffer().get(confidences);
            return new Result(answers, taken, confidences);
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
