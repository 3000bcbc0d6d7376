package org.penjing.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.CompressedModel;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Attention;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.Relu;
import org.penjing.network.operator.RmsNorm;
import org.penjing.network.operator.SwiGlu;
import org.penjing.network.operator.Transpose;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/**
 * The plain twin of every engine: one sample at a time, sums in double precision, nothing clever. With a compressed model it
 * computes on rounded weights and rounds every result, as the integers would hold them.
 */
public final class FloatExecutor {
    private final Model model;
    private final Map<String, ActivationQuantizer> activations;
    private final Map<String, Shape> shapes;

    private FloatExecutor(Model model, Map<String, ActivationQuantizer> activations) {
        this.model = model;
        this.activations = activations;
        this.shapes = model.network().shapes();
    }

    public static FloatExecutor of(Model model) {
        return new FloatExecutor(model, Map.of());
    }

    public static FloatExecutor of(CompressedModel model) {
        return new FloatExecutor(dequantized(model), model.activations());
    }

    /** Rounds only what is stored in {@code bits} bits. */
    public static FloatExecutor rounding(CompressedModel model, int bits) {
        Map<String, ActivationQuantizer> activations = new HashMap<>(model.activations());
        activations.values().removeIf(quantizer -> quantizer.bits() != bits);
        return new FloatExecutor(dequantized(model), activations);
    }

    private static Model dequantized(CompressedModel model) {
        Map<String, FloatTensor> parameters = new HashMap<>(model.reals());
        model.weights().forEach((name, weight) -> parameters.put(name, weight.dequantized()));
        return new Model(model.architecture(), parameters);
    }

    /** What one step of one sample gave: every tensor by name, the answer, the confidence. */
    public record Step(Map<String, float[]> tensors, int[] answer, float confidence) {}

    /** {@code depth} steps on one question. */
    public Step[] run(int[] tokens, int depth) {
        Map<String, float[]> states = new HashMap<>();
        for (Recursion.Carry carry : model.recursion().carries()) {
            states.put(carry.input(), broadcast(model.parameter(carry.initial()).values(), carry.input()));
        }
        Step[] steps = new Step[depth];
        for (int k = 0; k < depth; k++) {
            Map<String, float[]> tensors = step(tokens, states);
            float halt =
                    Lookup.in(tensors, Objects.requireNonNull(model.recursion().halt()))[0];
            steps[k] = new Step(tensors, answer(tensors), (float) (1 / (1 + Math.exp(-halt))));
            for (Recursion.Carry carry : model.recursion().carries()) {
                states.put(carry.input(), Lookup.in(tensors, carry.output()));
            }
        }
        return steps;
    }

    /** One step from the given states. */
    public Map<String, float[]> step(int[] tokens, Map<String, float[]> states) {
        Map<String, float[]> tensors = new HashMap<>();
        states.forEach((input, state) -> tensors.put(input, stored(input, state)));
        for (Node node : model.network().nodes()) {
            tensors.put(node.name(), stored(node.name(), result(node, tensors, tokens)));
        }
        return tensors;
    }

    /** One node on given tensors, not rounded. */
    public float[] unrounded(Node node, Map<String, float[]> tensors, int[] tokens) {
        return result(node, tensors, tokens);
    }

    private float[] stored(String tensor, float[] values) {
        ActivationQuantizer quantizer = activations.get(tensor);
        if (quantizer == null) {
            return values;
        }
        float[] rounded = new float[values.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = quantizer.dequantize(quantizer.quantize(values[i]));
        }
        return rounded;
    }

    private float[] result(Node node, Map<String, float[]> tensors, int[] tokens) {
        String input = node.inputs().getFirst();
        float[] x = node.operator() instanceof Embedding ? new float[0] : Lookup.in(tensors, input);
        Shape read = Lookup.in(shapes, input);
        return switch (node.operator()) {
            case Embedding embedding -> embedding(embedding, tokens);
            case Linear linear -> linear(linear, x);
            case Transpose transpose -> transpose(x, read.extent(0), read.extent(1));
            case RmsNorm(float epsilon) -> rmsNorm(x, read.extent(-1), epsilon);
            case SwiGlu swiGlu -> swiGlu(x, read.extent(-1) / 2);
            case Attention attention -> attention(attention, x, read.extent(0));
            case Add add ->
                sum(node.inputs().stream().map(name -> Lookup.in(tensors, name)).toList());
            case Relu relu -> relu(x);
            case MeanTokens mean -> mean(x, read.extent(1));
        };
    }

    private float[] embedding(Embedding embedding, int[] tokens) {
        float[] result = new float[tokens.length * embedding.width()];
        float[] table = model.parameter(embedding.table()).values();
        for (int i = 0; i < result.length; i++) {
            result[i] = table[tokens[i / embedding.width()] * embedding.width() + i % embedding.width()]
                    * embedding.scale();
        }
        return result;
    }

    private float[] linear(Linear linear, float[] x) {
        FloatTensor weight = model.parameter(linear.weight());
        int rows = x.length / linear.inputs();
        float[] result = new float[rows * linear.outputs()];
        for (int i = 0; i < result.length; i++) {
            int row = i / linear.outputs();
            int output = i % linear.outputs();
            double sum =
                    linear.bias() == null ? 0 : model.parameter(linear.bias()).values()[output];
            for (int k = 0; k < linear.inputs(); k++) {
                sum += (double) x[row * linear.inputs() + k] * weight.values()[output * linear.inputs() + k];
            }
            result[i] = (float) sum;
        }
        return result;
    }

    private static float[] transpose(float[] x, int rows, int columns) {
        float[] result = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i % columns * rows + i / columns] = x[i];
        }
        return result;
    }

    private static float[] rmsNorm(float[] x, int width, float epsilon) {
        float[] result = new float[x.length];
        for (int row = 0; row < x.length / width; row++) {
            double squares = 0;
            for (int i = row * width; i < (row + 1) * width; i++) {
                squares += (double) x[i] * x[i];
            }
            double root = Math.sqrt(squares / width + epsilon);
            for (int i = row * width; i < (row + 1) * width; i++) {
                result[i] = (float) (x[i] / root);
            }
        }
        return result;
    }

    private static float[] swiGlu(float[] x, int width) {
        float[] result = new float[x.length / 2];
        for (int i = 0; i < result.length; i++) {
            int at = i / width * 2 * width + i % width;
            result[i] = (float) (x[at] / (1 + Math.exp(-x[at])) * x[at + width]);
        }
        return result;
    }

    private static float[] attention(Attention attention, float[] x, int tokens) {
        int width = attention.heads() * attention.headWidth();
        float[] result = new float[tokens * width];
        for (int head = 0; head < attention.heads(); head++) {
            for (int query = 0; query < tokens; query++) {
                double[] weights = new double[tokens];
                double total = 0;
                for (int key = 0; key < tokens; key++) {
                    weights[key] = Math.exp(product(attention, x, head, query, key) / Math.sqrt(attention.headWidth()));
                    total += weights[key];
                }
                for (int i = 0; i < attention.headWidth(); i++) {
                    double mixed = 0;
                    for (int key = 0; key < tokens; key++) {
                        mixed += weights[key]
                                / total
                                * x[key * 3 * width + 2 * width + head * attention.headWidth() + i];
                    }
                    result[query * width + head * attention.headWidth() + i] = (float) mixed;
                }
            }
        }
        return result;
    }

    /** The product of a rotated query and a rotated key depends on their distance only; here both are rotated all the same. */
    private static double product(Attention attention, float[] x, int head, int query, int key) {
        int width = attention.heads() * attention.headWidth();
        int pairs = attention.headWidth() / 2;
        double product = 0;
        for (int pair = 0; pair < pairs; pair++) {
            double frequency = Math.pow(attention.rotaryBase(), -2.0 * pair / attention.headWidth());
            int q = query * 3 * width + head * attention.headWidth() + pair;
            int k = key * 3 * width + width + head * attention.headWidth() + pair;
            double[] rotatedQuery = rotated(x[q], x[q + pairs], query * frequency);
            double[] rotatedKey = rotated(x[k], x[k + pairs], key * frequency);
            product += rotatedQuery[0] * rotatedKey[0] + rotatedQuery[1] * rotatedKey[1];
        }
        return product;
    }

    private static double[] rotated(double a, double b, double angle) {
        return new double[] {a * Math.cos(angle) - b * Math.sin(angle), b * Math.cos(angle) + a * Math.sin(angle)};
    }

    private static float[] sum(List<float[]> terms) {
        float[] result = terms.getFirst().clone();
        for (float[] term : terms.subList(1, terms.size())) {
            for (int i = 0; i < result.length; i++) {
                result[i] += term[i];
            }
        }
        return result;
    }

    private static float[] relu(float[] x) {
        float[] result = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = Math.max(x[i], 0);
        }
        return result;
    }

    private static float[] mean(float[] x, int width) {
        double[] sums = new double[width];
        for (int i = 0; i < x.length; i++) {
            sums[i % width] += x[i];
        }
        float[] result = new float[width];
        for (int i = 0; i < width; i++) {
            result[i] = (float) (sums[i] * width / x.length);
        }
        return result;
    }

    private float[] broadcast(float[] row, String input) {
        float[] result = new float[Lookup.in(shapes, input).size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = row[i % row.length];
        }
        return result;
    }

    private int[] answer(Map<String, float[]> tensors) {
        float[] logits = Lookup.in(tensors, model.recursion().answer());
        int vocabulary = Lookup.in(shapes, model.recursion().answer()).extent(-1);
        int[] answer = new int[logits.length / vocabulary];
        for (int token = 0; token < answer.length; token++) {
            int best = 0;
            for (int i = 1; i < vocabulary; i++) {
                best = logits[token * vocabulary + i] > logits[token * vocabulary + best] ? i : best;
            }
            answer[token] = best;
        }
        return answer;
    }
}
