package org.penjing.tflite;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerNode;
import org.penjing.compress.integer.IntegerOperator;
import org.penjing.tflite.flatbuffer.Builtin;

/**
 * Writes one step of an integer network as a TensorFlow Lite file of built-in operators.
 *
 * <p>A network that is run once reads its question and gives its answer, each under its own name. A recursion reads {@code tokens},
 * int32 [cells], and each carried state under its name; it gives {@code logits}, {@code confidence
 * logit} [1, 1], and each state {@code s} as {@code s_next}. All but tokens are int8 or int16 matrices with the scale and zero
 * point of the network's tensor, so that a caller feeds states back without a change.
 *
 * <table>
 *   <caption>What stands for each operator</caption>
 *   <tr><td>Embedding<td>GATHER from a table of the result's integers
 *   <tr><td>Linear<td>FULLY_CONNECTED per channel, weights of up to 4 bits as INT4; sums of 32 or, where
 *     {@linkplain IntegerOperator.Linear wide}, 64 bits. From 8 to 16 bits a CAST comes first, from 16 to 8 bits a QUANTIZE last
 *     (neither rounds); a single output is one of two
 *   <tr><td>Transpose<td>TRANSPOSE
 *   <tr><td>MeanTokens<td>MEAN
 *   <tr><td>Relu<td>RELU
 *   <tr><td>Add of two<td>ADD
 *   <tr><td>Add of three<td>floats: ADD, ADD
 *   <tr><td>RmsNorm<td>floats that are rounded where the definition rounds: SUM of squares, RSQRT, FLOOR
 *   <tr><td>SwiGlu<td>the definition's steps in int32: GATHER from its tables, MUL, ADD, RIGHT_SHIFT, QUANTIZE
 *   <tr><td>Attention<td>the definition's steps in int32; no head of 8 bits is wider than 128
 * </table>
 *
 * <p>From one in a million to one in a thousand results of additions of three, of norms and of SwiGlu are off by one in the
 * last place; all others are equal.
 */
public final class TfLiteWriter {
    public static final String TOKENS = "tokens";
    public static final String LOGITS = "logits";
    public static final String HALT = "confidence logit";

    private static final String RECURSION = "penjing: one step of a recursion";
    private static final String ONCE = "penjing: a network that is run once";

    private TfLiteWriter() {}

    /**
     * The file of one step.
     *
     * @param metadata where the model comes from and how it recurs; each entry is a metadata buffer of the file, and so are the
     *     {@linkplain IntegerNetwork#initialStates rows that states start from}
     */
    public static byte[] step(IntegerNetwork network, Map<String, String> metadata) {
        TreeMap<String, String> entries = new TreeMap<>(metadata);
        entries.putAll(network.initialStates());
        return new FlatStep(network).graph().file(network.isFeedForward() ? ONCE : RECURSION, entries);
    }

    /** What a carried state is called as an output. */
    public static String next(IntegerNetwork.Carry carry) {
        return carry.input() + "_next";
    }

    /**
     * The kinds of operators of {@code network} that take several operators of TensorFlow Lite, each with their names in order;
     * every other kind is one operator with the same arithmetic.
     */
    public static Map<String, List<String>> composed(IntegerNetwork network) {
        Map<String, List<String>> composed = new TreeMap<>();
        FlatStep step = new FlatStep(network);
        for (IntegerNode node : network.nodes()) {
            List<Builtin> operators = step.operators(node);
            if (operators.size() > 1) {
                composed.put(
                        kind(network, node),
                        operators.stream().map(Builtin::name).collect(Collectors.toUnmodifiableList()));
            }
        }
        return composed;
    }

    private static String kind(IntegerNetwork network, IntegerNode node) {
        String name = node.operator().getClass().getSimpleName();
        int to = network.tensor(node.name()).bits();
        if (node.operator() instanceof IntegerOperator.Linear linear) {
            int from = network.tensor(node.inputs().getFirst()).bits();
            return name + ", " + from + " to " + to + " bits" + (linear.outputs() == 1 ? ", one output" : "");
        }
        return name + ", " + to + " bits";
    }
}
