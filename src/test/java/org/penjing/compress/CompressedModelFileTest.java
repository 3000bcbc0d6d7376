package org.penjing.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.network.RandomModels;
import org.penjing.tensor.ByteTensor;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.SafeTensors;
import org.penjing.tensor.Shape;

class CompressedModelFileTest {
    private static final Architecture FULL = RandomSubnets.ATTENTION;
    private static final CompressedModel MODEL =
            RandomSubnets.compressed(FULL, 7, new Precision(2, 16), new Precision(8, 8), new Precision(6, 8));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeAModel() throws IOException {
        file = folder.resolve("model");
        CompressedModelFile.write(MODEL, file);
    }

    @Test
    void whatWasStoredIsLoadedEqualAndGivesTheSameIntegerNetwork() throws IOException {
        CompressedModel loaded = CompressedModelFile.read(file, FULL);
        assertThat(loaded).isEqualTo(MODEL);
        assertThat(IntegerNetwork.of(loaded)).usingRecursiveComparison().isEqualTo(IntegerNetwork.of(MODEL));
    }

    @ParameterizedTest
    @EnumSource(WeightQuantizer.class)
    void everyMethodIsStoredByItsName(WeightQuantizer quantizer) throws IOException {
        Model model = RandomModels.of(FULL, 3);
        Compression compression = RandomSubnets.uniform(FULL, new Precision(4, 8));
        Map<String, ActivationRange> ranges =
                RandomModels.ranges(model, RandomSubnets.questions(FULL, 4), RandomSubnets.DEPTH);
        CompressedModel written = CompressedModel.of(model, compression, ranges, quantizer);
        CompressedModelFile.write(written, file);
        assertThat(CompressedModelFile.read(file, FULL)).isEqualTo(written);
        assertThat(SafeTensors.read(file).metadata()).containsEntry("quantizer", quantizer.label());
    }

    /** As a method leaves them that no formula gives back, such as one that learns its scales. */
    @Test
    void integersAndScalesNeedNotFollowFromAnyRealWeights() throws IOException {
        Map<String, QuantizedWeight> weights = new HashMap<>(MODEL.weights());
        weights.replaceAll((name, weight) -> {
            byte[] values = weight.values().clone();
            values[0] = (byte) (values[0] == 1 ? -1 : 1);
            float[] scales = weight.scales().clone();
            scales[0] *= 1.25f;
            return new QuantizedWeight(weight.shape(), weight.bits(), values, scales);
        });
        CompressedModel other = new CompressedModel(
                MODEL.architecture(),
                MODEL.compression(),
                MODEL.quantizer(),
                weights,
                MODEL.reals(),
                MODEL.activations());
        CompressedModelFile.write(other, file);
        assertThat(CompressedModelFile.read(file, FULL)).isEqualTo(other).isNotEqualTo(MODEL);
    }

    @Test
    void refusesAModelOfAnotherNetwork() {
        assertThatThrownBy(() -> CompressedModelFile.read(file, RandomSubnets.TOKEN_MIXER))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds no model of this network");
    }

    @Test
    void refusesAFileOfAnotherFormat() throws IOException {
        new SafeTensors(Map.of(), Map.of("format", "penjing-supernet-1")).write(file);
        assertThatThrownBy(() -> CompressedModelFile.read(file, FULL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not of format penjing-compressed-1");
    }

    @Test
    void refusesFilesWhoseEndIsMissing() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 97) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> CompressedModelFile.read(file, FULL)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void namesWhatIsWrong() throws IOException {
        refuses("no quantizer ternary", (tensors, metadata) -> metadata.put("quantizer", "ternary"));
        refuses("no depth", (tensors, metadata) -> metadata.remove("depth"));
        refuses("For input string", (tensors, metadata) -> metadata.put("depth", "deep"));
        refuses("weightBits must be", (tensors, metadata) -> metadata.put("precision/head", "3,8"));
        refuses("Index 1", (tensors, metadata) -> metadata.put("precision/head", "4"));
        refuses("head", (tensors, metadata) -> metadata.remove("precision/head"));
        refuses("nothing", (tensors, metadata) -> metadata.put("width/nothing", "3"));
        refuses("head", (tensors, metadata) -> tensors.remove("scales/head"));
        refuses("scales", (tensors, metadata) -> tensors.put("scales/head", vector(1, 2)));
        refuses("scale", (tensors, metadata) -> tensors.computeIfPresent("scales/head", (_, old) -> filled(old)));
        refuses("reals are", (tensors, metadata) -> tensors.keySet().removeIf(name -> name.startsWith("real/")));
        refuses("Index", (tensors, metadata) -> tensors.put("activation/" + tensor(), vector(8)));
        refuses("bits", (tensors, metadata) -> tensors.put("activation/" + tensor(), vector(7, 1, 0)));
        refuses("scale", (tensors, metadata) -> tensors.put("activation/" + tensor(), vector(8, Float.NaN, 0)));
        refuses("zero point", (tensors, metadata) -> tensors.put("activation/" + tensor(), vector(8, 1, 200)));
    }

    @Test
    void refusesIntegersBeyondTheWidthOfTheirWeight() throws IOException {
        SafeTensors stored = SafeTensors.read(file);
        Map<String, ByteTensor> bytes = new HashMap<>(stored.bytes());
        bytes.replaceAll((name, value) -> {
            byte[] values = value.values().clone();
            values[0] = -128;
            return new ByteTensor(value.shape(), values);
        });
        new SafeTensors(stored.tensors(), bytes, stored.metadata()).write(file);
        assertThatThrownBy(() -> CompressedModelFile.read(file, FULL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("-128");
    }

    private void refuses(String why, BiConsumer<Map<String, FloatTensor>, Map<String, String>> change)
            throws IOException {
        CompressedModelFile.write(MODEL, file);
        SafeTensors stored = SafeTensors.read(file);
        Map<String, FloatTensor> tensors = new HashMap<>(stored.tensors());
        Map<String, String> metadata = new HashMap<>(stored.metadata());
        change.accept(tensors, metadata);
        new SafeTensors(tensors, stored.bytes(), metadata).write(file);
        assertThatThrownBy(() -> CompressedModelFile.read(file, FULL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
    }

    private static String tensor() {
        return MODEL.activations().keySet().iterator().next();
    }

    private static FloatTensor filled(FloatTensor tensor) {
        float[] values = new float[tensor.values().length];
        Arrays.fill(values, Float.POSITIVE_INFINITY);
        return new FloatTensor(tensor.shape(), values);
    }

    private static FloatTensor vector(float... values) {
        return new FloatTensor(Shape.of(values.length), values);
    }
}
