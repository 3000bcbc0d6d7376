package org.penjing.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.compress.ChannelGroups;
import org.penjing.data.Puzzle;
import org.penjing.network.Architecture;
import org.penjing.network.Recursion;
import org.penjing.tensor.FloatTensor;

/**
 * One network's way through a batch of puzzles under deep supervision (arXiv 2510.04871): after every step there is a loss
 * and a gradient, and the carried state goes on to the next step detached. The state is kept outside of libtorch between
 * steps, so no native memory outlives a step.
 */
final class Lane {
    private final Architecture architecture;
    private final ChannelGroups groups;
    private final FlatParameters layout;
    private final Subnet subnet;
    private final List<Puzzle> puzzles;
    private Map<String, FloatTensor> carried = Map.of();

    Lane(Architecture architecture, ChannelGroups groups, FlatParameters layout, Subnet subnet, List<Puzzle> puzzles) {
        this.architecture = architecture;
        this.groups = groups;
        this.layout = layout;
        this.subnet = subnet;
        this.puzzles = puzzles;
    }

    /**
     * What one step brought.
     *
     * @param exact how many of the batch's answers are wholly right after this step
     * @param probabilities the answer's distribution [n, cells, vocabulary]
     */
    record Outcome(double loss, int exact, FloatTensor probabilities) {}

    /**
     * Runs one step and adds its gradient.
     *
     * @param parameters in the flat layout
     * @param teacher the distribution to imitate beside the answer; null learns from the answer alone
     * @param gradient receives the gradient; null computes none
     */
    Outcome step(float[] parameters, @Nullable FloatTensor teacher, float @Nullable [] gradient) {
        try (PointerScope scope = new PointerScope()) {
            TorchParameters leaves = new TorchParameters(architecture, layout, parameters, gradient != null);
            TorchNetwork network = leaves.network(groups, architecture, subnet);
            Batch batch = Batch.of(puzzles);
            Map<String, Tensor> tensors = network.step(batch.tokens(), states(network));
            StepLoss loss = StepLoss.of(architecture.recursion(), tensors, batch, teacher);
            if (gradient != null) {
                leaves.addGradient(loss.total(), gradient);
            }
            keepStates(tensors);
            return new Outcome(
                    loss.total().item_float(), loss.exact(), TorchParameters.floatTensor(loss.probabilities()));
        }
    }

    private Map<String, Tensor> states(TorchNetwork network) {
        if (carried.isEmpty()) {
            return network.initialStates(puzzles.size());
        }
        Map<String, Tensor> states = new HashMap<>();
        carried.forEach((name, value) -> states.put(name, TorchParameters.tensor(value)));
        return states;
    }

    private void keepStates(Map<String, Tensor> tensors) {
        Map<String, FloatTensor> kept = new TreeMap<>();
        for (Recursion.Carry carry : architecture.recursion().carries()) {
            kept.put(
                    carry.input(),
                    TorchParameters.floatTensor(
                            Lookup.in(tensors, carry.output()).detach()));
        }
        carried = kept;
    }
}
