package org.penjing.compress;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penjing.base.Lookup;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/**
 * What would ship: a network already cut to its kept channels, the integers and scales of its weights, and how its activations
 * are rounded.
 *
 * @param architecture of the cut network
 * @param compression the widths that were kept and the precisions
 * @param quantizer the method that made the weights
 * @param weights every parameter that is quantized as a weight, by name; rows have scales that leave room for their biases
 * @param reals every other parameter, by name, not rounded yet
 * @param activations the quantizer of every real tensor that has one, by tensor name
 */
public record CompressedModel(
        Architecture architecture,
        Compression compression,
        WeightQuantizer quantizer,
        Map<String, QuantizedWeight> weights,
        Map<String, FloatTensor> reals,
        Map<String, ActivationQuantizer> activations) {
    /** @throws IllegalArgumentException if a parameter is missing, unknown, or of another shape or width */
    public CompressedModel {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        reals = Collections.unmodifiableMap(new LinkedHashMap<>(reals));
        activations = Collections.unmodifiableMap(new LinkedHashMap<>(activations));
        Map<String, Shape> missing = new LinkedHashMap<>(architecture.parameterShapes());
        for (String name : architecture.network().weights().keySet()) {
            QuantizedWeight weight = Lookup.in(weights, name);
            require(name, weight.shape(), missing.remove(name));
            if (weight.bits() != compression.precision(name).weightBits()) {
                throw new IllegalArgumentException(
                        name + " has " + weight.bits() + " bits, its precision is " + compression.precision(name));
            }
        }
        if (!missing.keySet().equals(reals.keySet())) {
            throw new IllegalArgumentException("reals are " + reals.keySet() + ", needed are " + missing.keySet());
        }
        for (Map.Entry<String, FloatTensor> real : reals.entrySet()) {
            require(real.getKey(), real.getValue().shape(), missing.get(real.getKey()));
        }
    }

    /**
     * Quantizes a model.
     *
     * @param cut to the widths of {@code compression}
     * @param ranges by site; carried states have the name of their network input
     */
    public static CompressedModel of(
            Model cut, Compression compression, Map<String, ActivationRange> ranges, WeightQuantizer quantizer) {
        Map<String, ActivationQuantizer> activations =
                ActivationBits.quantizers(cut.architecture(), compression, ranges);
        Map<String, FloatTensor> reals = new LinkedHashMap<>(cut.parameters());
        Map<String, QuantizedWeight> weights = new LinkedHashMap<>();
        LeastScales.of(cut, activations).forEach((name, leastScales) -> {
            int bits = compression.precision(name).weightBits();
            weights.put(name, quantizer.quantize(Lookup.in(reals, name), bits, leastScales));
            reals.remove(name);
        });
        return new CompressedModel(cut.architecture(), compression, quantizer, weights, reals, activations);
    }

    /** A parameter that is not quantized as a weight. */
    public FloatTensor real(String name) {
        return Lookup.in(reals, name);
    }

    private static void require(String parameter, Shape shape, @Nullable Shape needed) {
        if (!shape.equals(needed)) {
            throw new IllegalArgumentException("parameter " + parameter + " is " + shape + ", needed is " + needed);
        }
    }
}
