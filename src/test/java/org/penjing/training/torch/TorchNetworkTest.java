package org.penjing.training.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.penjing.base.Randoms;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.ChannelGroup;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.compress.QuantizedWeight;
import org.penjing.compress.WeightQuantizer;
import org.penjing.data.Puzzle;
import org.penjing.network.Architecture;
import org.penjing.network.Model;
import org.penjing.network.RandomModels;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.network.operator.Parameter;
import org.penjing.task.Grids;
import org.penjing.tensor.FloatTensor;

class TorchNetworkTest {
    private static final Architecture TOKEN = new TinyRecursive(4, 3, 8, 1, Mixer.TOKEN, 6, 0, 10, 1, 2).architecture();
    private static final Architecture ATTENTION =
            new TinyRecursive(4, 3, 8, 1, Mixer.ATTENTION, 8, 4, 10, 1, 2).architecture();
    private static final List<Puzzle> PUZZLES = List.of(
            new Puzzle(new int[] {0, 1, 2, 0}, new int[] {1, 1, 2, 2}),
            new Puzzle(new int[] {2, 0, 0, 1}, new int[] {2, 2, 1, 1}));

    @Test
    void aSubnetOfTheSupernetIsTheCutModel() {
        for (Architecture architecture : List.of(TOKEN, ATTENTION)) {
            Model model = model(architecture);
            ChannelGroups groups = ChannelGroups.of(architecture);
            Map<String, Integer> widths = new TreeMap<>();
            groups.all().forEach(group -> widths.put(group.name(), Math.max(1, group.size() / 2)));
            Compression compression = new Compression(widths, int8(architecture));
            Model cut = groups.slice(model, widths);
            assertThat(loss(model, subnet(compression, Map.of())))
                    .isEqualTo(loss(cut, subnet(new Compression(Map.of(), int8(architecture)), Map.of())));
        }
    }

    @Test
    void sortingChannelsChangesNoOutput() {
        for (Architecture architecture : List.of(TOKEN, ATTENTION)) {
            Model model = model(architecture);
            ChannelGroups groups = ChannelGroups.of(architecture);
            Model reordered = model;
            for (ChannelGroup group : groups.all()) {
                int[] reversed = new int[group.size()];
                for (int i = 0; i < reversed.length; i++) {
                    reversed[i] = reversed.length - 1 - i;
                }
                reordered = groups.reorder(reordered, group, reversed);
            }
            assertThat(reordered).isNotEqualTo(model);
            assertThat(loss(reordered, Subnet.FULL)).isCloseTo(loss(model, Subnet.FULL), within(1e-5));
        }
    }

    @Test
    void cellsBeyondAShortAnswerAddNoLoss() {
        Puzzle whole = PUZZLES.getFirst();
        Puzzle label = new Puzzle(whole.question(), new int[] {whole.answer()[0]});
        Tensor logits = Tensor.create(new float[] {3, 0, 0, 0, 9, 0, 9, 0, 0, 0, 0, 9}, 1, 4, 3);
        Map<String, Tensor> tensors = Map.of(
                TOKEN.recursion().answer(), logits, TOKEN.recursion().halt(), Tensor.create(new float[] {0}, 1, 1));
        StepLoss loss = StepLoss.of(TOKEN.recursion(), tensors, Batch.of(Grids.of(List.of(label))), null);
        double answer = Math.log(Math.exp(3) + 2);
        assertThat(loss.total().item_double()).isCloseTo(answer + Math.log(2) / 2, within(1e-5));
        assertThat(loss.output().size(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(WeightQuantizer.class)
    void roundsWeightsAsTheDefinitionOfEveryMethodDoes(WeightQuantizer quantizer) {
        Model model = model(TOKEN);
        for (int bits : new int[] {2, 4, 6, 8}) {
            Map<String, Precision> precisions = new TreeMap<>();
            Map<String, FloatTensor> rounded = new TreeMap<>(model.parameters());
            for (Parameter weight : TOKEN.network().weights().values()) {
                precisions.put(weight.name(), new Precision(bits, 8));
                rounded.put(
                        weight.name(),
                        quantizer.quantize(model.parameter(weight.name()), bits).dequantized());
            }
            assertThat(loss(model, Subnet.of(new Compression(Map.of(), precisions), Map.of(), quantizer)))
                    .isCloseTo(loss(new Model(TOKEN, rounded), Subnet.FULL), within(1e-5));
        }
    }

    @ParameterizedTest
    @EnumSource(WeightQuantizer.class)
    void roundsEveryWeightToTheIntegersOfTheDefinition(WeightQuantizer quantizer) {
        FloatTensor weight = model(TOKEN).parameter("head");
        for (int bits : new int[] {2, 4, 6, 8}) {
            FloatTensor rounded = TorchParameters.floatTensor(
                    TorchQuantizer.rounded(TorchParameters.tensor(weight), bits, quantizer));
            QuantizedWeight defined = quantizer.quantize(weight, bits);
            int columns = weight.shape().extent(-1);
            for (int i = 0; i < rounded.values().length; i++) {
                assertThat(rounded.values()[i] / defined.scales()[i / columns])
                        .isCloseTo(defined.values()[i], within(1e-4f));
            }
        }
    }

    @Test
    void coarseActivationsChangeTheLossAndFineOnesHardlyDo() {
        Model model = model(TOKEN);
        Map<String, ActivationRange> ranges = ranges(model);
        double real = loss(model, subnet(new Compression(Map.of(), precision(new Precision(8, 16))), Map.of()));
        double fine = loss(model, subnet(new Compression(Map.of(), precision(new Precision(8, 16))), ranges));
        double coarse = loss(model, subnet(new Compression(Map.of(), precision(new Precision(8, 8))), ranges));
        assertThat(fine).isNotEqualTo(real).isCloseTo(real, within(1e-3));
        assertThat(Math.abs(coarse - real)).isGreaterThan(Math.abs(fine - real)).isLessThan(0.2);
    }

    /** Kept together, the tensors of these steps would take more than a gigabyte. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeepCalibrationTakesTheMemoryOfOneStep() throws IOException {
        Architecture deep = new TinyRecursive(81, 5, 32, 2, Mixer.TOKEN, 162, 0, 64, 1, 18).architecture();
        Model model = model(deep);
        int[][] questions = RandomModels.questions(deep, 64, 1);
        List<Puzzle> puzzles =
                Stream.of(questions).map(one -> new Puzzle(one, one)).toList();
        RangeCalibration calibration = new RangeCalibration(deep);
        Files.writeString(Path.of("/proc/self/clear_refs"), "5");
        long before = peakKilobytes();
        calibration.observe(new FlatParameters(deep).flat(model), Subnet.FULL, Grids.of(puzzles));
        assertThat(peakKilobytes() - before).isLessThan(400_000);
    }

    private static long peakKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, ActivationRange> ranges(Model model) {
        RangeCalibration calibration = new RangeCalibration(model.architecture());
        calibration.observe(new FlatParameters(model.architecture()).flat(model), Subnet.FULL, Grids.of(PUZZLES));
        return calibration.ranges();
    }

    private static Map<String, Precision> precision(Precision precision) {
        Map<String, Precision> precisions = new TreeMap<>();
        TOKEN.network().weights().keySet().forEach(weight -> precisions.put(weight, precision));
        return precisions;
    }

    private static Subnet subnet(Compression compression, Map<String, ActivationRange> ranges) {
        return Subnet.of(compression, ranges, WeightQuantizer.LEAST_ERROR);
    }

    private static Map<String, Precision> int8(Architecture architecture) {
        Map<String, Precision> precisions = new TreeMap<>();
        architecture.network().weights().keySet().forEach(weight -> precisions.put(weight, Precision.INT8));
        return precisions;
    }

    private static Model model(Architecture architecture) {
        return new Initializer(Randoms.of(5, 0)).initialize(architecture);
    }

    private static double loss(Model model, Subnet subnet) {
        Architecture architecture = model.architecture();
        FlatParameters layout = new FlatParameters(architecture);
        SupervisedPass pass =
                new SupervisedPass(architecture, ChannelGroups.of(architecture), layout, subnet, Grids.of(PUZZLES));
        pass.step(layout.flat(model), null, null);
        return pass.step(layout.flat(model), null, null).loss();
    }
}
