package org.penjing.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.CompressedModel;
import org.penjing.network.Recursion;
import org.penjing.tensor.Lookup;

/**
 * A compressed model ready to be scored: runs it a fixed number of steps and keeps what it says after each. One thread; not
 * for several at once. Close it, since its memory is native.
 */
public final class StepSession implements AutoCloseable {
    /** Samples that go through all steps together, so that what they read and write stays near the core. */
    static final int CHUNK = 64;

    static final SessionTuning TUNING = new SessionTuning(SessionTuning.Optimization.NONE, true, true);

    private final OnnxSession session;
    private final List<State> states;
    private final int cells;
    private final int vocabulary;

    /** A carried state: its names and what every token starts from. */
    private record State(String input, String next, float[] initial) {}

    private StepSession(OnnxSession session, CompressedModel model) {
        this.session = session;
        this.cells = model.architecture().cells();
        this.vocabulary = OnnxWriter.vocabulary(model.model());
        this.states = states(model);
    }

    /** Writes and loads {@code model}. */
    public static StepSession open(CompressedModel model) {
        return open(file(model), model);
    }

    /** What {@link #open(byte[], CompressedModel)} loads. */
    public static byte[] file(CompressedModel model) {
        return TokensFirstStep.write(model, true);
    }

    /** Loads what {@link #file} wrote. */
    public static StepSession open(byte[] file, CompressedModel model) {
        return open(file, model, TUNING);
    }

    static StepSession open(byte[] file, CompressedModel model, SessionTuning tuning) {
        return new StepSession(OnnxSession.open(file, tuning), model);
    }

    /**
     * Runs {@code depth} steps on every question.
     *
     * @param tokens [sample][cell], at least one sample
     */
    public StepwiseResult run(int[][] tokens, int depth) {
        return run(tokens, depth, CHUNK);
    }

    StepwiseResult run(int[][] tokens, int depth, int chunk) {
        StepwiseResult result =
                new StepwiseResult(new byte[depth][tokens.length * cells], new float[depth][tokens.length]);
        for (int from = 0; from < tokens.length; from += chunk) {
            runChunk(tokens, from, Math.min(from + chunk, tokens.length), result);
        }
        return result;
    }

    private void runChunk(int[][] tokens, int from, int to, StepwiseResult result) {
        int samples = to - from;
        List<AutoCloseable> open = new ArrayList<>();
        try {
            Map<String, OnnxTensor> inputs = new HashMap<>();
            OnnxTensor questions = OnnxSession.tensor(tokensFirst(tokens, from, to), cells, samples);
            open.add(questions);
            inputs.put(OnnxWriter.TOKENS, questions);
            for (State state : states) {
                int width = state.initial().length;
                OnnxTensor initial = OnnxSession.tensor(repeated(state.initial(), cells * samples), cells, samples, width);
                open.add(initial);
                inputs.put(state.input(), initial);
            }
            for (int step = 0; step < result.depth(); step++) {
                OrtSession.Result results = session.run(inputs);
                open.add(results);
                decode(results, from, samples, step, result);
                states.forEach(state -> inputs.put(state.input(), OnnxSession.result(results, state.next())));
            }
        } finally {
            open.forEach(StepSession::close);
        }
    }

    private void decode(OrtSession.Result results, int from, int samples, int step, StepwiseResult result) {
        FloatBuffer logits = OnnxSession.result(results, OnnxWriter.LOGITS).getFloatBuffer();
        for (int cell = 0; cell < cells; cell++) {
            for (int sample = 0; sample < samples; sample++) {
                int row = (cell * samples + sample) * vocabulary;
                int best = 0;
                for (int token = 1; token < vocabulary; token++) {
                    best = logits.get(row + token) > logits.get(row + best) ? token : best;
                }
                result.answers()[step][(from + sample) * cells + cell] = (byte) best;
            }
        }
        OnnxSession.result(results, OnnxWriter.CONFIDENCE)
                .getFloatBuffer()
                .get(result.confidences()[step], from, samples);
    }

    @Override
    public void close() {
        session.close();
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new OnnxRuntimeException("to free memory", e);
        }
    }

    private static List<State> states(CompressedModel model) {
        Map<String, ActivationQuantizer> activations = model.activations();
        List<State> states = new ArrayList<>();
        for (Recursion.Carry carry : model.architecture().recursion().carries()) {
            float[] initial = model.model().parameter(carry.initial()).values().clone();
            ActivationQuantizer quantizer = activations.get(carry.input());
            for (int i = 0; i < initial.length && quantizer != null; i++) {
                initial[i] = quantizer.dequantize(quantizer.quantize(initial[i]));
            }
            states.add(new State(carry.input(), OnnxWriter.next(carry), initial));
        }
        return states;
    }

    private static LongBuffer tokensFirst(int[][] tokens, int from, int to) {
        int cells = tokens[from].length;
        LongBuffer flat = direct(8 * cells * (to - from)).asLongBuffer();
        for (int cell = 0; cell < cells; cell++) {
            for (int sample = from; sample < to; sample++) {
                flat.put(tokens[sample][cell]);
            }
        }
        return flat.flip();
    }

    private static FloatBuffer repeated(float[] row, int times) {
        FloatBuffer flat = direct(4 * row.length * times).asFloatBuffer();
        for (int i = 0; i < times; i++) {
            flat.put(row);
        }
        return flat.flip();
    }

    private static java.nio.ByteBuffer direct(int bytes) {
        return java.nio.ByteBuffer.allocateDirect(bytes).order(java.nio.ByteOrder.nativeOrder());
    }
}
