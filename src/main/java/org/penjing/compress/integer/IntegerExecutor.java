package org.penjing.compress.integer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penjing.base.Lookup;

/**
 * Runs steps of an integer network. This is the definition that firmware, TensorFlow Lite and ONNX Runtime are held against.
 * Not safe for several threads at once.
 */
public final class IntegerExecutor {
    private final IntegerNetwork network;
    private final Map<String, int[]> values = new HashMap<>();
    private final List<Runnable> program = new ArrayList<>();

    public IntegerExecutor(IntegerNetwork network) {
        this.network = network;
        values.put(network.question().name(), new int[network.question().size()]);
        network.tensors().forEach((name, tensor) -> values.put(name, new int[tensor.elements()]));
        Map<IntegerOperator, LinearKernel> kernels = new HashMap<>();
        network.nodes().forEach(node -> program.add(kernel(node, kernels)));
    }

    /** What computes a tensor from another. */
    private interface Kernel {
        void run(IntegerTensor read, int[] x, IntegerTensor result, int[] y);
    }

    private Runnable kernel(IntegerNode node, Map<IntegerOperator, LinearKernel> kernels) {
        return switch (node.operator()) {
            case IntegerOperator.Embedding(int[] table, int width) -> {
                int[] tokens = values(node.inputs().getFirst());
                int[] y = values(node.name());
                yield () -> embed(table, width, tokens, y);
            }
            case IntegerOperator.Linear linear -> {
                LinearKernel kernel = kernels.computeIfAbsent(linear, key -> new LinearKernel(linear));
                yield bound(node, (read, x, result, y) -> kernel.run(x, result, y));
            }
            case IntegerOperator.Transpose transpose -> bound(node, (read, x, result, y) -> transpose(read, x, y));
            case IntegerOperator.Add add -> {
                List<IntegerTensor> terms =
                        node.inputs().stream().map(network::tensor).toList();
                List<int[]> reads = node.inputs().stream().map(this::values).toList();
                yield bound(node, (read, x, result, y) -> add(add, terms, reads, result, y));
            }
            case IntegerOperator.RmsNorm norm ->
                bound(node, (read, x, result, y) -> RmsNormKernel.run(norm, read, x, result, y));
            case IntegerOperator.SwiGlu swiGlu ->
                bound(node, (read, x, result, y) -> SwiGluKernel.run(swiGlu, read, x, result, y));
            case IntegerOperator.Relu relu -> bound(node, (read, x, result, y) -> relu(read, x, y));
            case IntegerOperator.MeanTokens mean -> bound(node, (read, x, result, y) -> mean(mean, read, x, result, y));
            case IntegerOperator.Attention attention ->
                bound(node, (read, x, result, y) -> AttentionKernel.run(attention, read, x, result, y));
        };
    }

    private Runnable bound(IntegerNode node, Kernel kernel) {
        IntegerTensor read = network.tensor(node.inputs().getFirst());
        int[] x = values(read.name());
        IntegerTensor result = network.tensor(node.name());
        int[] y = values(node.name());
        return () -> kernel.run(read, x, result, y);
    }

    /**
     * The integers of a tensor after the last step; also where a caller sets tokens and carried states before a step. The
     * same array at every call.
     */
    public int[] values(String tensor) {
        return Lookup.in(values, tensor);
    }

    /** Sets every carried state to what it starts from. */
    public void reset() {
        for (IntegerNetwork.Carry carry : network.carries()) {
            int[] state = values(carry.input());
            for (int i = 0; i < state.length; i++) {
                state[i] = carry.initial()[i % carry.initial().length];
            }
        }
    }

    /** Runs one step on the tokens and states that are set. States are not fed back. */
    public void step() {
        program.forEach(Runnable::run);
    }

    /** Feeds the new states back, all at once. */
    public void carry() {
        List<int[]> next = network.carries().stream()
                .map(carry -> values(carry.output()).clone())
                .toList();
        for (int i = 0; i < next.size(); i++) {
            int[] state = values(network.carries().get(i).input());
            System.arraycopy(next.get(i), 0, state, 0, state.length);
        }
    }

    /** What the network answers, in the integers of its output. */
    public int[] answer() {
        return network.read(values(network.answer()));
    }

    /** The confidence after the last step, in 2^-15; 0 of a network that does not halt early. */
    public int confidence() {
        IntegerNetwork.Halting halting = network.halting();
        if (halting == null) {
            return 0;
        }
        String logit = halting.logit();
        return Sigmoid.of(values(logit)[0] - network.tensor(logit).zeroPoint(), halting.toConfidence());
    }

    private static void embed(int[] table, int width, int[] tokens, int[] y) {
        for (int token = 0; token < tokens.length; token++) {
            System.arraycopy(table, tokens[token] * width, y, token * width, width);
        }
    }

    private static void transpose(IntegerTensor read, int[] x, int[] y) {
        for (int row = 0; row < read.rows(); row++) {
            for (int column = 0; column < read.columns(); column++) {
                y[column * read.rows() + row] = x[row * read.columns() + column];
            }
        }
    }

    private static void relu(IntegerTensor read, int[] x, int[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(x[i], read.zeroPoint());
        }
    }

    private static void add(
            IntegerOperator.Add add, List<IntegerTensor> terms, List<int[]> reads, IntegerTensor result, int[] y) {
        for (int i = 0; i < y.length; i++) {
            int sum = 0;
            for (int term = 0; term < reads.size(); term++) {
                int centred = reads.get(term)[i] - terms.get(term).zeroPoint();
                sum += add.terms().get(term).times(centred << add.headroom());
            }
            y[i] = result.saturated((long) add.rescale().times(sum) + result.zeroPoint());
        }
    }

    private static void mean(
            IntegerOperator.MeanTokens mean, IntegerTensor read, int[] x, IntegerTensor result, int[] y) {
        for (int column = 0; column < y.length; column++) {
            int sum = -read.rows() * read.zeroPoint();
            for (int row = 0; row < read.rows(); row++) {
                sum += x[row * read.columns() + column];
            }
            y[column] = result.saturated((long) mean.rescale().times(sum) + result.zeroPoint());
        }
    }
}
