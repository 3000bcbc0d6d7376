package org.penjing.onnx.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import org.penjing.network.Answers;
import org.penjing.network.Questions;
import org.penjing.network.Reading;
import org.penjing.onnx.OnnxWriter;

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
     * What a recursion said.
     *
     * @param answers token [sample][cell]
     * @param steps steps taken [sample]
     * @param confidences after the last step taken [sample]
     */
    public record Result(int[][] answers, int[] steps, float[] confidences) {}

    /**
     * Runs the whole recursion on every question.
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

    /** What the network answers, whether it is run once or is a recursion. */
    public Answers answers(Questions questions, Reading reading) {
        return switch (questions) {
            case Questions.Tokens(int[][] tokens) -> tokens(run(tokens).answers());
            case Questions.Numbers(float[][] numbers) -> {
                float[][] outputs = outputs(numbers);
                yield switch (reading) {
                    case LARGEST -> tokens(largest(outputs));
                    case NUMBERS -> numbers(outputs);
                };
            }
        };
    }

    private static int[][] largest(float[][] outputs) {
        int[][] largest = new int[outputs.length][1];
        for (int sample = 0; sample < outputs.length; sample++) {
            for (int i = 1; i < outputs[sample].length; i++) {
                largest[sample][0] = outputs[sample][i] > outputs[sample][largest[sample][0]] ? i : largest[sample][0];
            }
        }
        return largest;
    }

    private static Answers tokens(int[][] rows) {
        int cells = rows[0].length;
        byte[] all = new byte[rows.length * cells];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) rows[i / cells][i % cells];
        }
        return new Answers.Tokens(all, cells);
    }

    private static Answers numbers(float[][] rows) {
        int width = rows[0].length;
        float[] all = new float[rows.length * width];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, all, row * width, width);
        }
        return new Answers.Numbers(all, width);
    }

    /**
     * The output [sample][number] of a feed-forward network.
     *
     * @param numbers [sample][feature], at least one sample
     */
    public float[][] outputs(float[][] numbers) {
        float[][] outputs = new float[numbers.length][];
        for (int from = 0; from < numbers.length; from += chunk) {
            int to = Math.min(from + chunk, numbers.length);
            FloatBuffer flat = FloatBuffer.allocate((to - from) * numbers[0].length);
            for (int sample = from; sample < to; sample++) {
                flat.put(numbers[sample]);
            }
            try (OnnxTensor input = OnnxSession.tensor(flat.flip(), to - from, numbers[0].length);
                    OrtSession.Result results = session.run(Map.of(OnnxWriter.NUMBERS, input))) {
                FloatBuffer y = OnnxSession.result(results, OnnxWriter.OUTPUT).getFloatBuffer();
                int width = y.remaining() / (to - from);
                for (int sample = from; sample < to; sample++) {
                    outputs[sample] = new float[width];
                    y.get(outputs[sample]);
                }
            }
        }
        return outputs;
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

    /** What the file says about itself, see {@link org.penjing.onnx.ModelCard}. */
    public Map<String, String> metadata() {
        return session.metadata();
    }

    @Override
    public void close() {
        session.close();
    }
}
