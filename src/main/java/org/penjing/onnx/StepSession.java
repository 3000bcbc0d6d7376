package org.penjing.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.CompressedModel;
import org.penjing.network.Architecture;
import org.penjing.network.Recursion;

/**
 * A compressed model ready to be scored: runs it a fixed number of steps and keeps what it says after each. One thread; not
 * for several at once. Close it, since its memory is native.
 */
public final class StepSession implements AutoCloseable {
    private final OnnxSession session;
    private final int chunk;
    private final List<State> states;
    private final int cells;
    private final int vocabulary;

    /** A carried state: its names and what every token starts from. */
    private record State(String input, String next, float[] initial) {}

    private StepSession(OnnxSession session, CompressedModel model, StepForm form) {
        this.session = session;
        this.chunk = form.chunk();
        this.cells = model.architecture().cells();
        this.vocabulary = vocabulary(model);
        this.states = states(model, form.round16());
    }

    /** What {@link #open} loads: the bytes of an ONNX file. */
    public static byte[] file(CompressedModel model, StepForm form) {
        return TokensFirstStep.write(model, form.round16());
    }

    /**
     * Loads what {@link #file} wrote for the same model and form.
     *
     * @throws OnnxRuntimeException if ONNX Runtime refuses it
     */
    public static StepSession open(byte[] file, CompressedModel model, StepForm form) {
        int fixed = form.fixedChunk() ? form.chunk() : 0;
        return new StepSession(OnnxSession.open(file, form.tuning(), fixed), model, form);
    }

    /**
     * Runs {@code depth} steps on every question.
     *
     * @param tokens [sample][cell], at least one sample
     */
    public StepwiseResult run(int[][] tokens, int depth) {
        StepwiseResult result =
                new StepwiseResult(new byte[depth][tokens.length * cells], new float[depth][tokens.length]);
        for (int from = 0; from < tokens.length; from += chunk) {
            runChunk(tokens, from, Math.min(from + chunk, tokens.length), result);
        }
        return result;
    }

    private void runChunk(int[][] tokens, int from, int to, StepwiseResult result) {
        Map<String, OnnxTensor> first = new HashMap<>();
        OrtSession.@Nullable Result last = null;
        try {
            first.put(OnnxWriter.TOKENS, tensor(questions(tokens, from, to)));
            for (State state : states) {
                FloatBuffer initial = repeated(state.initial(), cells * chunk);
                first.put(state.input(), tensor(initial, state.initial().length));
            }
            Map<String, OnnxTensor> inputs = new HashMap<>(first);
            for (int step = 0; step < result.depth(); step++) {
                OrtSession.Result results = session.run(inputs);
                close(last);
                last = results;
                decode(results, from, to, step, result);
                states.forEach(state -> inputs.put(state.input(), OnnxSession.result(results, state.next())));
            }
        } finally {
            close(last);
            first.values().forEach(OnnxTensor::close);
        }
    }

    private static void close(OrtSession.@Nullable Result result) {
        if (result != null) {
            result.close();
        }
    }

    private void decode(OrtSession.Result results, int from, int to, int step, StepwiseResult result) {
        FloatBuffer logits = OnnxSession.result(results, OnnxWriter.LOGITS).getFloatBuffer();
        for (int cell = 0; cell < cells; cell++) {
            for (int sample = from; sample < to; sample++) {
                int row = row(cell, sample - from) * vocabulary;
                int best = 0;
                for (int token = 1; token < vocabulary; token++) {
                    best = logits.get(row + token) > logits.get(row + best) ? token : best;
                }
                result.answers()[step][sample * cells + cell] = (byte) best;
            }
        }
        OnnxSession.result(results, OnnxWriter.CONFIDENCE)
                .getFloatBuffer()
                .get(result.confidences()[step], from, to - from);
    }

    @Override
    public void close() {
        session.close();
    }

    static int vocabulary(CompressedModel model) {
        Architecture architecture = model.architecture();
        return Lookup.in(
                        architecture.network().shapes(),
                        architecture.recursion().answer())
                .extent(-1);
    }

    /** The output that is fed back. */
    static String next(Recursion.Carry carry) {
        return carry.input() + "_next";
    }

    private static List<State> states(CompressedModel model, boolean round16) {
        Map<String, ActivationQuantizer> activations = StepForm.rounded(model, round16);
        List<State> states = new ArrayList<>();
        for (Recursion.Carry carry : model.architecture().recursion().carries()) {
            float[] initial = model.real(carry.initial()).values().clone();
            ActivationQuantizer quantizer = activations.get(carry.input());
            for (int i = 0; i < initial.length && quantizer != null; i++) {
                initial[i] = quantizer.dequantize(quantizer.quantize(initial[i]));
            }
            states.add(new State(carry.input(), next(carry), initial));
        }
        return states;
    }

    /** The questions of a chunk; the last one fills up a short chunk. */
    private LongBuffer questions(int[][] tokens, int from, int to) {
        LongBuffer flat = direct(Long.BYTES * cells * chunk).asLongBuffer();
        for (int i = 0; i < chunk; i++) {
            for (int cell = 0; cell < cells; cell++) {
                flat.put(row(cell, i), tokens[Math.min(from + i, to - 1)][cell]);
            }
        }
        return flat;
    }

    private int row(int cell, int sample) {
        return cell * chunk + sample;
    }

    private OnnxTensor tensor(LongBuffer questions) {
        return OnnxSession.tensor(questions, cells, chunk);
    }

    private OnnxTensor tensor(FloatBuffer state, int width) {
        return OnnxSession.tensor(state, cells, chunk, width);
    }

    private static FloatBuffer repeated(float[] row, int times) {
        FloatBuffer flat = direct(Float.BYTES * row.length * times).asFloatBuffer();
        for (int i = 0; i < times; i++) {
            flat.put(row);
        }
        return flat.flip();
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
}
