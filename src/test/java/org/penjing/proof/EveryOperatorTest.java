package org.penjing.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penjing.Concurrent;
import org.penjing.base.Lookup;
import org.penjing.compress.ActivationQuantizer;
import org.penjing.compress.ChannelGroup;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.compress.RandomSubnets;
import org.penjing.compress.integer.IntegerExecutor;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.compress.integer.IntegerTensor;
import org.penjing.export.IntegerFiles;
import org.penjing.export.firmware.Firmware;
import org.penjing.export.firmware.FirmwarePackage;
import org.penjing.hardware.DeviceProfile;
import org.penjing.hardware.DeviceProfiles;
import org.penjing.hardware.StepCost;
import org.penjing.hardware.cost.CostModel;
import org.penjing.network.Architecture;
import org.penjing.network.FloatExecutor;
import org.penjing.network.Model;
import org.penjing.network.Node;
import org.penjing.network.OperatorSamples;
import org.penjing.network.Questions;
import org.penjing.network.RandomModels;
import org.penjing.network.operator.Operator;
import org.penjing.onnx.ModelCard;
import org.penjing.onnx.OnnxWriter;
import org.penjing.onnx.runtime.InferenceSession;
import org.penjing.onnx.runtime.StepForm;
import org.penjing.onnx.runtime.StepSession;
import org.penjing.onnx.runtime.StepwiseResult;
import org.penjing.proof.emulation.Core;
import org.penjing.proof.emulation.Execution;
import org.penjing.proof.emulation.MemoryLimits;
import org.penjing.proof.probe.Outputs;
import org.penjing.proof.toolchain.HostCompiler;
import org.penjing.proof.toolchain.Tool;
import org.penjing.tflite.TfLiteWriter;
import org.penjing.tflite.runtime.TfLiteComparison;
import org.penjing.training.torch.TorchForward;

/** Every operator there is goes through every engine, each held against its plain twin or against the definition. */
@Concurrent
class EveryOperatorTest {
    private static final int QUESTIONS = 12;
    private static final ModelCard CARD = new ModelCard("01234", OperatorSamples.DEPTH, 1, Map.of());

    @TempDir
    private Path directory;

    static Stream<Class<? extends Operator>> operators() {
        return Stream.of(Operator.class.getPermittedSubclasses()).map(type -> type.asSubclass(Operator.class));
    }

    /** An operator's network as it is, and one that is cut, in 8 and in 16 bits. */
    private record Sample(Model model, int[][] questions, List<CompressedModel> compressed) {
        static Sample of(Class<? extends Operator> operator) {
            Architecture architecture = Lookup.in(OperatorSamples.all(), operator);
            return new Sample(
                    RandomModels.of(architecture, 3),
                    RandomSubnets.questions(architecture, QUESTIONS),
                    List.of(
                            RandomSubnets.compressed(architecture, 4, Precision.INT8),
                            RandomSubnets.compressed(architecture, 5, new Precision(4, 16))));
        }

        Architecture architecture() {
            return model.architecture();
        }
    }

    private static IntegerModel integers(CompressedModel model) {
        return IntegerModel.of(IntegerNetwork.of(model), OperatorSamples.DEPTH, 1);
    }

    @Test
    void everyOperatorHasASampleThatUsesIt() {
        OperatorSamples.all()
                .forEach((operator, architecture) -> assertThat(
                                architecture.network().nodes())
                        .extracting(Node::operator)
                        .hasAtLeastOneElementOfType(operator));
        assertThat(OperatorSamples.all().keySet())
                .containsExactlyInAnyOrderElementsOf(operators().toList());
    }

    @ParameterizedTest
    @MethodSource("operators")
    void cutNetworksHaveFewerParametersAndLessWork(Class<? extends Operator> operator) {
        Architecture whole = Sample.of(operator).architecture();
        ChannelGroups groups = ChannelGroups.of(whole);
        for (ChannelGroup group : groups.all()) {
            Architecture cut = groups.slice(Map.of(group.name(), 1));
            assertThat(cut.parameterCount()).isLessThan(whole.parameterCount());
            assertThat(cut.network().macs()).isLessThan(whole.network().macs());
            assertThat(groups.slice(Map.of(group.name(), group.size()))).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void reorderedChannelsComputeTheSame(Class<? extends Operator> operator) {
        Sample sample = Sample.of(operator);
        ChannelGroups groups = ChannelGroups.of(sample.architecture());
        Model reordered = sample.model();
        for (ChannelGroup group : groups.all()) {
            int[] order = IntStream.range(0, group.size())
                    .map(i -> group.size() - 1 - i)
                    .toArray();
            reordered = groups.reorder(reordered, group, order);
        }
        assertThat(reordered).isNotEqualTo(sample.model());
        assertThat(confidence(reordered, sample.questions()[0]))
                .isCloseTo(confidence(sample.model(), sample.questions()[0]), within(1e-5f));
    }

    private static float confidence(Model model, int[] question) {
        return FloatExecutor.of(model)
                .run(question, OperatorSamples.DEPTH)[OperatorSamples.DEPTH - 1]
                .confidence();
    }

    @ParameterizedTest
    @MethodSource("operators")
    void theTrainerComputesAsThePlainTwin(Class<? extends Operator> operator) {
        Sample sample = Sample.of(operator);
        for (int[] question : sample.questions()) {
            FloatExecutor.Step expected = FloatExecutor.of(sample.model()).run(question, 1)[0];
            TorchForward.step(sample.model(), question)
                    .forEach((tensor, values) -> assertThat(values)
                            .as(tensor)
                            .containsExactly(Lookup.in(expected.tensors(), tensor), within(1e-4f)));
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void floatsInOnnxAnswerAsThePlainTwin(Class<? extends Operator> operator) {
        Sample sample = Sample.of(operator);
        try (InferenceSession session = new InferenceSession(OnnxWriter.inference(sample.model(), CARD))) {
            InferenceSession.Result result = session.run(sample.questions());
            for (int i = 0; i < QUESTIONS; i++) {
                assertThat(result.confidences()[i])
                        .isCloseTo(confidence(sample.model(), sample.questions()[i]), within(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void scoringRoundsAsThePlainTwin(Class<? extends Operator> operator) {
        Sample sample = Sample.of(operator);
        StepForm form = StepForm.FASTEST.withRounding16(true);
        for (CompressedModel model : sample.compressed()) {
            try (StepSession session = StepSession.open(StepSession.file(model, form), model, form)) {
                StepwiseResult result = session.run(new Questions.Tokens(sample.questions()), 1);
                for (int i = 0; i < QUESTIONS; i++) {
                    assertThat(result.confidences()[0][i])
                            .isCloseTo(
                                    FloatExecutor.of(model)
                                            .run(sample.questions()[i], 1)[0]
                                            .confidence(),
                                    within(5e-3f));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void theDefinitionRoundsEachResultOfThePlainTwin(Class<? extends Operator> operator) {
        for (CompressedModel model : Sample.of(operator).compressed()) {
            IntegerNetwork network = IntegerNetwork.of(model);
            int[] question = RandomSubnets.questions(model.architecture(), 1)[0];
            IntegerExecutor executor = new IntegerExecutor(network);
            executor.reset();
            System.arraycopy(question, 0, executor.values(network.question().name()), 0, question.length);
            executor.step();
            Map<String, float[]> stored = new HashMap<>();
            network.tensors().forEach((name, tensor) -> stored.put(name, real(tensor, executor.values(name))));
            FloatExecutor twin = FloatExecutor.of(model);
            for (Node node : model.architecture().network().nodes()) {
                ActivationQuantizer quantizer = network.tensor(node.name()).quantizer();
                float units = quantizer.bits() == 8 ? 1.6f : 64;
                assertThat(Lookup.in(stored, node.name()))
                        .as(node.name())
                        .containsExactly(
                                clamped(twin.unrounded(node, stored, question), quantizer),
                                within(units * quantizer.scale()));
            }
        }
    }

    private static float[] real(IntegerTensor tensor, int[] integers) {
        float[] real = new float[integers.length];
        for (int i = 0; i < real.length; i++) {
            real[i] = tensor.quantizer().dequantize(integers[i]);
        }
        return real;
    }

    private static float[] clamped(float[] values, ActivationQuantizer quantizer) {
        float[] clamped = new float[values.length];
        for (int i = 0; i < clamped.length; i++) {
            clamped[i] = Math.clamp(
                    values[i], quantizer.dequantize(quantizer.smallest()), quantizer.dequantize(quantizer.largest()));
        }
        return clamped;
    }

    @ParameterizedTest
    @MethodSource("operators")
    void theDefinitionIsReadBackFromItsFile(Class<? extends Operator> operator) {
        Sample sample = Sample.of(operator);
        for (CompressedModel model : sample.compressed()) {
            IntegerModel written = integers(model);
            assertThat(Definition.outputs(IntegerFiles.writtenAndRead(written), sample.questions()))
                    .isEqualTo(Definition.outputs(written, sample.questions()));
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void integersInOnnxGiveTheBitsOfTheDefinition(Class<? extends Operator> operator) {
        Sample sample = Sample.of(operator);
        for (CompressedModel model : sample.compressed()) {
            IntegerModel integers = integers(model);
            Comparison comparison = Comparison.of(integers, sample.questions());
            assertThat(comparison
                            .onnx(OnnxWriter.inference(integers.network(), CARD))
                            .equal())
                    .isEqualTo(QUESTIONS);
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void tensorFlowLiteAnswersAsTheDefinition(Class<? extends Operator> operator) {
        Sample sample = Sample.of(operator);
        for (CompressedModel model : sample.compressed()) {
            IntegerModel integers = integers(model);
            TfLiteComparison comparison =
                    TfLiteComparison.of(integers, TfLiteWriter.step(integers.network(), Map.of()), sample.questions());
            assertThat(comparison.questions()).isEqualTo(QUESTIONS);
            assertThat(comparison.largestStateDifference()).isLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void costsAreThoseOfTheFirmwareOnACore(Class<? extends Operator> operator) throws IOException {
        RequiredTools.require(Tool.ARM_GCC, Tool.QEMU_ARM);
        DeviceProfile device = DeviceProfiles.load(Path.of("hardware-profiles")).get("profile", "stm32f446re");
        Sample sample = Sample.of(operator);
        for (CompressedModel model : sample.compressed()) {
            Firmware firmware = Firmware.of(model, 1, "01234", Map.of(), sample.questions());
            Path folder = Files.createTempDirectory(directory, "package");
            FirmwarePackage.of(firmware).write(folder);
            StepCost cost = new CostModel(model.architecture()).cost(model.architecture(), model.compression(), device);
            byte[] inputs = Definition.inputs(firmware.model(), RandomSubnets.questions(model.architecture(), 1));
            assertThat(RequiredTools.PROOF.qemu(folder, Core.CORTEX_M4, MemoryLimits.none(4096), inputs))
                    .isInstanceOfSatisfying(Execution.class, real -> {
                        assertThat(cost.sramBytes()).isEqualTo(real.footprint().ramBytes());
                        assertThat((double) cost.flashBytes() / real.footprint().flashBytes())
                                .isBetween(1.0, 1.01);
                        assertThat(cost.instructions() / real.instructions().step())
                                .isCloseTo(1, within(0.05));
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("operators")
    void compiledFirmwareGivesTheBytesOfTheDefinition(Class<? extends Operator> operator) throws IOException {
        RequiredTools.require(HostCompiler.GCC_SANITIZED);
        Sample sample = Sample.of(operator);
        for (CompressedModel model : sample.compressed()) {
            Firmware firmware = Firmware.of(model, 1, "01234", Map.of(), sample.questions());
            Path folder = Files.createTempDirectory(directory, "package");
            FirmwarePackage.of(firmware).write(folder);
            Comparison comparison = Comparison.of(firmware.model(), sample.questions());
            Outputs outputs = RequiredTools.PROOF.host(folder, HostCompiler.GCC_SANITIZED, comparison.inputs());
            assertThat(outputs.difference(comparison.expected())).isEmpty();
        }
    }
}
