package org.penjing.compress;

import java.util.LinkedHashMap;
import java.util.Map;
import org.penjing.network.Model;
import org.penjing.network.Node;
import org.penjing.network.operator.Parameter;

/**
 * The least scale of each row of a weight. A row of zeros or of tiny weights would have a scale so small that its bias, counted
 * in products of the scales of row and input, leaves the integers, or that no fixed-point factor takes sums to results. So the
 * scale is at least
 *
 * <pre>{@code max(|bias| / (input scale * largest bias), result scale / input scale * 2^-31)}</pre>
 *
 * over all operators that read the weight, where the largest bias is 2^30 for sums of 32 bits (8-bit inputs) and 2^46 for
 * sums of 64 bits (16-bit inputs). What weights lose by it is below a unit of the result's last place as long as the result's
 * range holds the bias.
 */
final class LeastScales {
    private static final double SMALLEST_FACTOR = 0x1p-31;

    private final Model model;
    private final Map<String, ActivationQuantizer> activations;
    private final Map<String, float[]> scales = new LinkedHashMap<>();

    private LeastScales(Model model, Map<String, ActivationQuantizer> activations) {
        this.model = model;
        this.activations = activations;
        model.network().nodes().forEach(this::take);
    }

    /** By weight name, one scale a row. Operators whose input or result has no range ask for nothing. */
    static Map<String, float[]> of(Model model, Map<String, ActivationQuantizer> activations) {
        return new LeastScales(model, activations).scales;
    }

    private void take(Node node) {
        node.operator().quantizedWeight().ifPresent(weight -> {
            float[] least = scales.computeIfAbsent(weight.name(), name -> new float[weight.outputs()]);
            ActivationQuantizer read = activations.get(node.inputs().getFirst());
            ActivationQuantizer result = activations.get(node.name());
            if (read != null && result != null) {
                raise(least, biases(node, least.length), read, result);
            }
        });
    }

    private float[] biases(Node node, int outputs) {
        return node.operator()
                .parameter(Parameter.Role.BIAS)
                .map(bias -> model.parameter(bias.name()).values())
                .orElse(new float[outputs]);
    }

    private static void raise(float[] least, float[] biases, ActivationQuantizer read, ActivationQuantizer result) {
        double ofFactor = (double) result.scale() / read.scale() * SMALLEST_FACTOR;
        for (int row = 0; row < least.length; row++) {
            double ofBias = Math.abs((double) biases[row]) / (read.scale() * largestBias(read.bits()));
            least[row] = Math.max(least[row], Math.nextUp((float) Math.max(ofFactor, ofBias)));
        }
    }

    private static double largestBias(int bits) {
        return bits == 8 ? 0x1p30 : 0x1p46;
    }
}
