package org.penjing.onnx.runtime;

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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.CompressedModel;
import org.penjing.network.Answers;
import org.penjing.network.Input;
import org.penjing.network.Questions;
import org.penjing.network.Reading;
import org.penjing.network.Recursion;
import org.penjing.onnx.OnnxWriter;
import org.penjing.onnx.TokensFirstStep;
import org.penjing.tensor.Shape;

/**
 * A compressed model ready to be scored: runs it a fixed number of steps and keeps what it says after each. One thread; not
 * for several at once. Close it, since its memory is native.
 */
public final class StepSession implements AutoCloseable {
    private final OnnxSession session;
    private final int chunk;
    private final List<State> states;
    private final int cells;
    private final String question;
    private final int rows;
    private final int columns;
    private final Reading reading;

    /** A carried state: its names and what every token starts from. */
    private record State(String input, String next, float[] initial) {}

    private StepSession(OnnxSession session, CompressedModel model, StepForm form) {
        this.session = session;
        this.chunk = form.chunk();
        this.cells = model.architecture().cells();
        Shape output = Lookup.in(
                model.architecture().network().shapes(),
                model.architecture().recursion().answer());
        this.question = model.architecture().question().kind() == Input.Kind.TOKENS
                ? OnnxWriter.TOKENS
                : model.architecture().question().name();
        this.columns = output.extent(-1);
        this.rows = output.size() / columns;
        this.reading = model.architecture().recursion().reading();
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
     * @param depth 1 for a feed-forward network
     */
    public StepwiseResult run(Questions questions, int depth) {
        int samples = questions.size();
        StepwiseResult result = new StepwiseResult(
                Stream.generate(() -> room(samples)).limit(depth).toList(), new float[depth][samples]);
        for (int from = 0; from < samples; from += chunk) {
            runChunk(questions, from, Math.min(from + chunk, samples), result);
        }
        return result;
    }

    private Answers room(int samples) {
        return switch (reading) {
            case LARGEST -> new Answers.Tokens(new byte[samples * rows], rows);
            case NUMBERS -> new Answers.Numbers(new float[samples * rows * columns], rows * columns);
        };
    }

    private void runChunk(Questions questions, int from, int to, StepwiseResult result) {
        Map<String, OnnxTensor> first = new HashMap<>();
        OrtSession.@Nullable Result last = null;
        try {
            first.put(question, tensor(questions, from, to));
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
        FloatBuffer output = OnnxSession.result(results, OnnxWriter.LOGITS).getFloatBuffer();
        switch (result.answers().get(step)) {
            case Answers.Tokens(byte[] all, int _) -> largest(output, from, to, all);
            case Answers.Numbers(float[] all, int width) -> output.get(all, from * width, (to - from) * width);
        }
        results.get(OnnxWriter.CONFIDENCE)
                .ifPresent(confidence ->
                        ((OnnxTensor) confidence).getFloatBuffer().get(result.confidences()[step], from, to - from));
    }

    private void largest(FloatBuffer logits, int from, int to, byte[] all) {
        for (int cell = 0; cell < rows; cell++) {
            for (int sample = from; sample < to; sample++) {
                int row = row(cell, sample - from) * columns;
                int best = 0;
                for (int token = 1; token < columns; token++) {
                    best = logits.get(row + token) > logits.get(row + best) ? token : best;
                }
                all[sample * rows + cell] = (byte) best;
            }
        }
    }

    @Override
    public void close() {
        session.close();
    }

    private static List<State> states(CompressedModel model, boolean round16) {
        Map<String, ActivationQuantizer> activations = TokensFirstStep.rounded(model, round16);
        List<State> states = new ArrayList<>();
        for (Recursion.Carry carry : model.architecture().recursion().carries()) {
            float[] initial = model.real(carry.initial()).values().clone();
            ActivationQuantizer quantizer = activations.get(carry.input());
            for (int i = 0; i < initial.length && quantizer != null; i++) {
                initial[i] = quantizer.dequantize(quantizer.quantize(initial[i]));
            }
            states.add(new State(carry.input(), TokensFirstStep.next(carry), initial));
        }
        return states;
    }

    /** The questions of a chunk; the last one fills up a short chunk. */
    private OnnxTensor tensor(Questions questions, int from, int to) {
        return switch (questions) {
            case Questions.Tokens(int[][] tokens) -> OnnxSession.tensor(flat(tokens, from, to), cells, chunk);
            case Questions.Numbers(float[][] numbers) -> OnnxSession.tensor(flat(numbers, from, to), chunk, cells);
        };
    }

    private FloatBuffer flat(float[][] numbers, int from, int to) {
        FloatBuffer flat = direct(Float.BYTES * cells * chunk).asFloatBuffer();
        for (int i = 0; i < chunk; i++) {
            flat.put(numbers[Math.min(from + i, to - 1)]);
        }
        return flat.flip();
    }

    private LongBuffer flat(int[][] tokens, int from, int to) {
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
