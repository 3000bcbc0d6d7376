package org.penjing.training.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.WeightQuantizer;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.SafeTensors;
import org.penjing.tensor.Shape;
import org.penjing.training.Supernet;

/**
 * A model and its activation ranges as a safetensors file: parameters by name, ranges as pairs named {@code range/SITE}, the
 * depth that the model is made for and the method that rounds its weights as metadata.
 */
public final class SupernetFile {
    private static final String RANGE = "range/";
    private static final String DEPTH = "depth";
    private static final String QUANTIZER = "quantizer";

    private SupernetFile() {}

    public static void write(Supernet supernet, Path file) throws IOException {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>(supernet.model().parameters());
        putRanges(supernet.ranges(), tensors);
        String depth = "" + supernet.model().architecture().recursion().maxDepth();
        new SafeTensors(
                        tensors,
                        Map.of(
                                "format",
                                "penjing-supernet-1",
                                DEPTH,
                                depth,
                                QUANTIZER,
                                supernet.quantizer().label()))
                .write(file);
    }

    /**
     * @param architecture of the model; its depth is the file's if the file has one
     * @throws IOException if the file cannot be read or does not hold parameters of {@code architecture}
     */
    public static Supernet read(Path file, Architecture architecture) throws IOException {
        SafeTensors stored = SafeTensors.read(file);
        Map<String, FloatTensor> tensors = stored.tensors();
        String depth = stored.metadata().get(DEPTH);
        Architecture deep = depth == null ? architecture : architecture.withMaxDepth(Integer.parseInt(depth));
        Map<String, FloatTensor> parameters = new LinkedHashMap<>(tensors);
        parameters.keySet().removeIf(name -> name.startsWith(RANGE));
        try {
            return new Supernet(new Model(deep, parameters), ranges(tensors), quantizer(stored.metadata()));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is of another architecture: " + e.getMessage(), e);
        }
    }

    /** Files of versions with a single method name none. */
    private static WeightQuantizer quantizer(Map<String, String> metadata) {
        return WeightQuantizer.labelled(metadata.getOrDefault(QUANTIZER, WeightQuantizer.LEAST_ERROR.label()));
    }

    static void putRanges(Map<String, ActivationRange> ranges, Map<String, FloatTensor> tensors) {
        ranges.forEach((site, range) ->
                tensors.put(RANGE + site, new FloatTensor(Shape.of(2), new float[] {range.min(), range.max()})));
    }

    static Map<String, ActivationRange> ranges(Map<String, FloatTensor> tensors) {
        Map<String, ActivationRange> ranges = new TreeMap<>();
        tensors.forEach((name, value) -> {
            if (name.startsWith(RANGE)) {
                ranges.put(name.substring(RANGE.length()), new ActivationRange(value.values()[0], value.values()[1]));
            }
        });
        return ranges;
    }
}
