package org.penjing.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penjing.compress.ActivationBits;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.network.Architecture;
import org.penjing.network.TinyRecursive;
import org.penjing.network.TinyRecursive.Mixer;

class StepGraphTest {
    @ParameterizedTest
    @EnumSource(Mixer.class)
    void widensTheSameTensorsAsItsPlainTwin(Mixer mixer) {
        Architecture architecture = new TinyRecursive(4, 5, 8, 2, mixer, 8, 4, 6, 2, 2).architecture();
        StepGraph graph = new StepGraph(architecture);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int trial = 0; trial < 200; trial++) {
            Compression compression = compression(architecture, random, trial % 10);
            int[] bits = graph.activationBits(graph.precisions(compression));
            Map<String, Integer> byName = new TreeMap<>();
            for (int tensor = 1; tensor < bits.length; tensor++) {
                byName.put(graph.name(tensor), bits[tensor]);
            }
            assertThat(byName).isEqualTo(ActivationBits.of(architecture, compression));
        }
    }

    @ParameterizedTest
    @EnumSource(Mixer.class)
    void measuresTheSameShapesAsItsPlainTwin(Mixer mixer) {
        Architecture architecture = new TinyRecursive(4, 5, 8, 2, mixer, 8, 4, 6, 2, 2).architecture();
        StepGraph graph = new StepGraph(architecture);
        TensorSizes sizes = TensorSizes.of(graph, architecture, new int[graph.tensorCount()]);
        architecture.network().shapes().forEach((name, shape) -> {
            int tensor = graph.tensor(name);
            assertThat(sizes.columns()[tensor]).as(name).isEqualTo(shape.extent(-1));
            assertThat(sizes.elements()[tensor]).as(name).isEqualTo(shape.size());
        });
    }

    private static Compression compression(Architecture architecture, RandomGenerator random, int tenthsWide) {
        Map<String, Precision> precisions = new TreeMap<>();
        architecture
                .network()
                .weights()
                .keySet()
                .forEach(weight -> precisions.put(weight, new Precision(8, random.nextInt(10) < tenthsWide ? 16 : 8)));
        return new Compression(Map.of(), precisions);
    }
}
