package org.penjing.training.torch;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.compress.ChannelGroups;
import org.penjing.network.Architecture;
import org.penjing.network.Recursion;
import org.penjing.task.Samples;
import org.penjing.tensor.FloatTensor;

/**
 * One network's way through a batch of samples under deep supervision (arXiv 2510.04871): after every step there is a loss
 * and a gradient, and the carried state goes on to the next step detached. The state is kept outside of libtorch between
 * steps, so no native memory outlives a step.
 */
public final class SupervisedPass {
    private final Architecture architecture;
    private final ChannelGroups groups;
    private final FlatParameters layout;
    private final Subnet subnet;
    private final Samples samples;
    private Map<String, FloatTensor> carried = Map.of();

    public SupervisedPass(
            Architecture architecture, ChannelGroups groups, FlatParameters layout, Subnet subnet, Samples samples) {
        this.architecture = architecture;
        this.groups = groups;
        this.layout = layout;
        this.subnet = subnet;
        this.samples = samples;
    }

    /**
     * What one step brought.
     *
     * @param output what the network said, see {@link StepLoss}
     */
    public record Outcome(double loss, FloatTensor output) {}

    /**
     * Runs one step and adds its gradient.
     *
     * @param parameters in the flat layout
     * @param teacher the output to imitate beside the answer; null learns from the answer alone
     * @param gradient receives the gradient; null computes none
     */
    public Outcome step(float[] parameters, @Nullable FloatTensor teacher, float @Nullable [] gradient) {
        try (PointerScope scope = new PointerScope()) {
            TorchParameters leaves = new TorchParameters(architecture, layout, parameters, gradient != null);
            TorchNetwork network = leaves.network(groups, architecture, subnet);
            Batch batch = Batch.of(samples);
            Map<String, Tensor> tensors = network.step(batch.questions(), states(network));
            StepLoss loss = StepLoss.of(architecture.recursion(), tensors, batch, teacher);
            if (gradient != null) {
                leaves.addGradient(loss.total(), gradient);
            }
            keepStates(tensors);
            return new Outcome(loss.total().item_float(), TorchParameters.floatTensor(loss.output()));
        }
    }

    private Map<String, Tensor> states(TorchNetwork network) {
        if (carried.isEmpty()) {
            return network.initialStates(samples.size());
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
