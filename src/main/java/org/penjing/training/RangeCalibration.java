package org.penjing.training;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.ChannelGroups;
import org.penjing.data.Puzzle;
import org.penjing.network.Architecture;
import org.penjing.network.Recursion;
import org.penjing.tensor.Lookup;

/** Sees how far activations reach, over puzzles, steps and subnets. */
final class RangeCalibration {
    private final Architecture architecture;
    private final ChannelGroups groups;
    private final Map<String, ActivationRange> seen = new TreeMap<>();

    RangeCalibration(Architecture architecture) {
        this.architecture = architecture;
        this.groups = ChannelGroups.of(architecture);
    }

    /** Runs {@code subnet} in float activations to the full depth and widens the ranges by what it sees. */
    void observe(float[] flat, Subnet subnet, List<Puzzle> puzzles) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            FlatParameters layout = new FlatParameters(architecture);
            TorchParameters parameters = new TorchParameters(architecture, layout, flat, false);
            Subnet unquantized = new Subnet(subnet.compression(), Map.of());
            TorchNetwork network = parameters.network(groups, architecture, unquantized);
            Batch batch = Batch.of(puzzles);
            Map<String, Tensor> carried = network.initialStates(batch.size());
            carried.forEach(this::widen);
            for (int step = 0; step < architecture.recursion().maxDepth(); step++) {
                Map<String, Tensor> tensors = network.step(batch.tokens(), carried);
                architecture.network().nodes().forEach(node -> widen(node.site(), Lookup.in(tensors, node.name())));
                carried = new TreeMap<>();
                for (Recursion.Carry carry : architecture.recursion().carries()) {
                    carried.put(carry.input(), Lookup.in(tensors, carry.output()));
                }
            }
        }
    }

    /** The ranges by site. */
    Map<String, ActivationRange> ranges() {
        return new TreeMap<>(seen);
    }

    private void widen(String site, Tensor tensor) {
        ActivationRange range = new ActivationRange(
                Math.min(0, tensor.min().item_float()), Math.max(0, tensor.max().item_float()));
        seen.merge(site, range, ActivationRange::union);
    }
}
