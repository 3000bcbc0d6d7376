package org.penjing.training.torch;

import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.ChannelGroups;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Recursion;
import org.penjing.task.Samples;
import org.penjing.tensor.FloatTensor;

/** Sees how far activations reach, over samples, steps and subnets. */
public final class RangeCalibration {
    private static final int BATCH = 64;

    private final Architecture architecture;
    private final ChannelGroups groups;
    private final Map<String, ActivationRange> seen = new TreeMap<>();

    public RangeCalibration(Architecture architecture) {
        this.architecture = architecture;
        this.groups = ChannelGroups.of(architecture);
    }

    /** Runs {@code subnet} in float activations to the full depth and widens the ranges by what it sees. */
    public void observe(float[] flat, Subnet subnet, Samples samples) {
        for (int from = 0; from < samples.size(); from += BATCH) {
            observeBatch(flat, subnet, samples.range(from, Math.min(from + BATCH, samples.size())));
        }
    }

    private void observeBatch(float[] flat, Subnet subnet, Samples samples) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            FlatParameters layout = new FlatParameters(architecture);
            TorchParameters parameters = new TorchParameters(architecture, layout, flat, false);
            TorchNetwork network = parameters.network(groups, architecture, subnet.withoutRanges());
            Batch batch = Batch.of(samples);
            Input question = architecture.question();
            if (question.kind() == Input.Kind.REAL) {
                widen(question.name(), batch.questions());
            }
            Map<String, FloatTensor> carried = new TreeMap<>();
            network.initialStates(batch.size()).forEach((name, state) -> {
                widen(name, state);
                carried.put(name, TorchParameters.floatTensor(state));
            });
            for (int step = 0; step < architecture.recursion().maxDepth(); step++) {
                step(network, batch, carried);
            }
        }
    }

    /** The tensors of one step are freed before the next: all of a deep run would take gigabytes. */
    private void step(TorchNetwork network, Batch batch, Map<String, FloatTensor> carried) {
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> states = new TreeMap<>();
            carried.forEach((name, value) -> states.put(name, TorchParameters.tensor(value)));
            Map<String, Tensor> tensors = network.step(batch.questions(), states);
            architecture.network().nodes().forEach(node -> widen(node.site(), Lookup.in(tensors, node.name())));
            for (Recursion.Carry carry : architecture.recursion().carries()) {
                carried.put(carry.input(), TorchParameters.floatTensor(Lookup.in(tensors, carry.output())));
            }
        }
    }

    /** The ranges by site. */
    public Map<String, ActivationRange> ranges() {
        return new TreeMap<>(seen);
    }

    private void widen(String site, Tensor tensor) {
        ActivationRange range = new ActivationRange(
                Math.min(0, tensor.min().item_float()), Math.max(0, tensor.max().item_float()));
        seen.merge(site, range, ActivationRange::union);
    }
}
