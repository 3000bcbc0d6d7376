package org.penjing.compress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.penjing.base.Lookup;
import org.penjing.network.Architecture;
import org.penjing.tensor.ByteTensor;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.SafeTensors;
import org.penjing.tensor.Shape;

/**
 * A compressed model as a safetensors file. Tensors: {@code weight/NAME} (bytes, one integer each), {@code scales/NAME} (one a row),
 * {@code real/NAME}, and {@code activation/TENSOR} (bits, scale, zero point). Metadata: {@code quantizer}, {@code depth}, {@code
 * width/GROUP} and {@code precision/WEIGHT} (weight bits and activation bits, with a comma between).
 */
public final class CompressedModelFile {
    private static final String FORMAT = "penjing-compressed-1";
    private static final String FORMAT_FIELD = "format";
    private static final String QUANTIZER = "quantizer";
    private static final String DEPTH = "depth";
    private static final String WIDTH = "width/";
    private static final String PRECISION = "precision/";
    private static final String WEIGHT = "weight/";
    private static final String SCALES = "scales/";
    private static final String REAL = "real/";
    private static final String ACTIVATION = "activation/";

    private CompressedModelFile() {}

    public static void write(CompressedModel model, Path file) throws IOException {
        Map<String, FloatTensor> floats = new LinkedHashMap<>();
        Map<String, ByteTensor> bytes = new LinkedHashMap<>();
        model.weights().forEach((name, weight) -> {
            bytes.put(WEIGHT + name, new ByteTensor(weight.shape(), weight.values()));
            floats.put(SCALES + name, vector(weight.scales()));
        });
        model.reals().forEach((name, value) -> floats.put(REAL + name, value));
        model.activations()
                .forEach((tensor, quantizer) -> floats.put(
                        ACTIVATION + tensor, vector(quantizer.bits(), quantizer.scale(), quantizer.zeroPoint())));
        new SafeTensors(floats, bytes, metadata(model)).write(file);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param full the network that the model was cut from
     * @throws IOException if the file cannot be read, or holds no model that was cut from {@code full}
     */
    public static CompressedModel read(Path file, Architecture full) throws IOException {
        SafeTensors stored = SafeTensors.read(file);
        if (!FORMAT.equals(stored.metadata().get(FORMAT_FIELD))) {
            throw new IOException(file + " is not of format " + FORMAT);
        }
        try {
            return model(stored, full);
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw new IOException(file + " holds no model of this network: " + wrong.getMessage(), wrong);
        }
    }

    private static Map<String, String> metadata(CompressedModel model) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put(FORMAT_FIELD, FORMAT);
        metadata.put(QUANTIZER, model.quantizer().label());
        metadata.put(DEPTH, "" + model.architecture().recursion().maxDepth());
        model.compression().widths().forEach((group, width) -> metadata.put(WIDTH + group, "" + width));
        model.compression()
                .precisions()
                .forEach((weight, precision) ->
                        metadata.put(PRECISION + weight, precision.weightBits() + "," + precision.activationBits()));
        return metadata;
    }

    private static CompressedModel model(SafeTensors stored, Architecture full) {
        Map<String, String> metadata = stored.metadata();
        Map<String, Integer> widths = new TreeMap<>();
        below(WIDTH, metadata).forEach((group, width) -> widths.put(group, Integer.valueOf(width)));
        Map<String, Precision> precisions = new TreeMap<>();
        below(PRECISION, metadata).forEach((weight, bits) -> precisions.put(weight, precision(bits)));
        Compression compression = new Compression(widths, precisions);
        Map<String, FloatTensor> scales = below(SCALES, stored.tensors());
        Map<String, QuantizedWeight> weights = new LinkedHashMap<>();
        below(WEIGHT, stored.bytes())
                .forEach((name, value) -> weights.put(
                        name,
                        new QuantizedWeight(
                                value.shape(),
                                compression.precision(name).weightBits(),
                                value.values(),
                                Lookup.in(scales, name).values())));
        Map<String, ActivationQuantizer> activations = new LinkedHashMap<>();
        below(ACTIVATION, stored.tensors())
                .forEach((tensor, value) -> activations.put(tensor, activation(value.values())));
        return new CompressedModel(
                ChannelGroups.of(full).slice(widths).withMaxDepth(Integer.parseInt(Lookup.in(metadata, DEPTH))),
                compression,
                WeightQuantizer.labelled(Lookup.in(metadata, QUANTIZER)),
                weights,
                below(REAL, stored.tensors()),
                activations);
    }

    private static Precision precision(String bits) {
        String[] parts = bits.split(",");
        return new Precision(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    private static ActivationQuantizer activation(float[] values) {
        return new ActivationQuantizer((int) values[0], values[1], (int) values[2]);
    }

    private static <T> Map<String, T> below(String prefix, Map<String, T> all) {
        Map<String, T> below = new LinkedHashMap<>();
        all.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                below.put(name.substring(prefix.length()), value);
            }
        });
        return below;
    }

    private static FloatTensor vector(float... values) {
        return new FloatTensor(Shape.of(values.length), values);
    }
}
