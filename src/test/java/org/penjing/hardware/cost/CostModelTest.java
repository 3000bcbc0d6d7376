package org.penjing.hardware.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.hardware.DeviceProfile;
import org.penjing.hardware.Fixtures;
import org.penjing.hardware.InferenceCost;
import org.penjing.hardware.KernelTable;
import org.penjing.hardware.Limits;
import org.penjing.hardware.StepCost;
import org.penjing.hardware.kernel.InputGroups;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.network.Architecture;
import org.penjing.network.Node;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;

class CostModelTest {
    private static final Compression MIXED = Fixtures.with(
            Fixtures.TOKEN,
            Precision.INT8,
            Map.of(
                    "block0.mix.up", new Precision(4, 8),
                    "block0.mix.down", new Precision(2, 8),
                    "block0.ffn.up", new Precision(6, 8)));
    private static final Compression WIDE =
            Fixtures.with(Fixtures.ATTENTION, Precision.INT8, Map.of("block0.mix.qkv", new Precision(8, 16)));

    @Test
    void countsTheFlashOfATokenMixerByHand() {
        FlashBytes flash = new CostModel(Fixtures.TOKEN).flash(Fixtures.TOKEN, MIXED, Fixtures.kernels());
        assertThat(flash.weights())
                .as("rows x row bytes: mixer up, down, channel up, down, head, halt; 7 behind the last, whole words")
                .isEqualTo(12 * 2 + 4 * 2 + 20 * 6 + 8 * 10 + 5 * 8 + 8 + 7 + 1);
        assertThat(flash.requantization())
                .as("multiplier and bias per channel; shifts in whole words")
                .isEqualTo(8 * (12 + 4 + 20 + 8 + 5 + 1) + 52);
        assertThat(flash.embeddings()).isEqualTo(5 * 8);
        assertThat(flash.states()).isEqualTo(8 + 8);
        assertThat(flash.tables()).isZero();
        int linears = 6 * 24;
        int others = 12 + 2 * 4 + 2 * 16 + 4 * 36 + 2 * 28 + 20;
        assertThat(flash.descriptors()).as("30 nodes, 18 sites").isEqualTo(30 * 12 + linears + others);
        assertThat(flash.code())
                .as("10 kernels, sigmoid, what is always there, 30 calls, 2 states")
                .isEqualTo(10 * 100 + 200 + 300 + 400 + 30 * 6 + 2 * 20);
        assertThat(flash.total()).isEqualTo(288 + 452 + 40 + 16 + 776 + 2120);
    }

    @Test
    void countsTheFlashOfWideActivationsByHand() {
        FlashBytes flash = new CostModel(Fixtures.ATTENTION).flash(Fixtures.ATTENTION, WIDE, Fixtures.kernels());
        assertThat(flash.weights()).isEqualTo(24 * 8 + 8 * 8 + 12 * 8 + 8 * 6 + 5 * 8 + 8 + 7 + 1);
        assertThat(flash.requantization())
                .as("no zero point to fold in where 16 bits are read, but a wide bias of the halting head, 4 to"
                        + " align it")
                .isEqualTo(24 * 4 + 8 * 8 + 12 * 4 + 8 * 8 + 5 * 4 + 12 + 4 + 60);
        assertThat(flash.embeddings()).isEqualTo(5 * 8 * 2);
        assertThat(flash.states()).isEqualTo(2 * 8 * 2);
        assertThat(flash.tables()).as("rotary positions").isEqualTo(4 * 4 * 2);
    }

    @Test
    void plansTheArenaOfATokenMixerByHand() {
        StepCost cost = cost(Fixtures.TOKEN, MIXED);
        int wholeStep = 8 + 32 + 32;
        int mixerUp = 32 + 32 + 96 + 4 * 16;
        assertThat(cost.sramBytes()).isEqualTo(wholeStep + mixerUp);
    }

    @Test
    void countsTheWorkOfATokenMixerByHand() {
        StepCost cost = cost(Fixtures.TOKEN, MIXED);
        assertThat(cost.macs()).isEqualTo(2 * (384 + 192 + 640 + 320) + 160 + 8);
        int mixer = (1 + 4 + 8 + 32)
                + (1 + 4 + 4 + 0 + 4 * 6 + 4 * 6)
                + (1 + 8 + 48)
                + (1 + 4 + 4 * 2 + 4 + 4 * 2 + 4 * 2 * 2)
                + (1 + 8 + 4 + 32);
        int channels =
                (1 + 2 + 2 * 2 + 0 + 2 * 10 + 2 * 10 * 2) + (1 + 4 + 40) + (1 + 2 + 2 * 3 + 2 + 2 * 4 + 2 * 4 * 3);
        int block = mixer + channels + 2 * (1 + 32) + 2 * (1 + 4 + 32);
        int once = (1 + 4 + 32) + (1 + 32 + 32) + (1 + 32) + (1 + 8 + 32);
        int heads = (1 + 2 + 2 * 2 + 2 * 3 + 2 * 3 * 2) + (1 + 1 + 2 + 1 + 2);
        assertThat(cost.instructions()).isEqualTo(10 + 2 * block + once + heads);
        assertThat(cost.millis()).isCloseTo(1_298 * 1.5 / 100e3, within(1e-12));
        assertThat(cost.microjoules()).isCloseTo(1_298 * 1.5 * 200e-6, within(1e-12));
    }

    @Test
    void countsTheWorkOfAttentionByHand() {
        KernelCall attention = new StepPlanner(Fixtures.ATTENTION)
                .plan(Fixtures.ATTENTION, WIDE).calls().stream()
                        .filter(call -> call.function().label().startsWith("attention"))
                        .findFirst()
                        .orElseThrow();
        assertThat(attention.work(InputGroups.DUAL))
                .as("4 tokens, 2 heads of 4")
                .containsExactly(1, 2, 8, 32, 32, 128);
    }

    @Test
    void agreesWithTheNetworkOnMacs() {
        Architecture large = new TinyRecursive(16, 5, 12, 2, Mixer.ATTENTION, 8, 4, 10, 3, 3).architecture();
        assertThat(cost(large, Fixtures.all(large, Precision.INT8)).macs())
                .isEqualTo(large.network().macs());
    }

    @Test
    void aSliceCostsWhatAModelMadeForItCosts() {
        Map<String, Integer> widths = Map.of("embed", 6, "block0.mix.up", 3, "block0.ffn.up", 5);
        Architecture sliced = ChannelGroups.of(Fixtures.TOKEN).slice(widths);
        Compression compression = new Compression(widths, MIXED.precisions());
        StepCost cost = new CostModel(Fixtures.TOKEN).cost(sliced, compression, Fixtures.device());
        assertThat(cost).isEqualTo(new CostModel(sliced).cost(sliced, compression, Fixtures.device()));
        assertThat(cost.macs()).isLessThan(cost(Fixtures.TOKEN, MIXED).macs());
    }

    @Test
    void nodesOfASiteWouldAllMakeItsCall() {
        Map<Architecture, Compression> candidates = Map.of(Fixtures.TOKEN, MIXED, Fixtures.ATTENTION, WIDE);
        candidates.forEach((architecture, compression) -> {
            StepPlan plan = new StepPlanner(architecture).plan(architecture, compression);
            List<Node> nodes = architecture.network().nodes();
            for (int i = 0; i < nodes.size(); i++) {
                Node node = nodes.get(i);
                int weightBits = node.operator()
                        .quantizedWeight()
                        .map(weight -> compression.precision(weight.name()).weightBits())
                        .orElse(0);
                assertThat(plan.calls().get(i))
                        .as(node.name())
                        .isEqualTo(KernelCall.of(
                                node.operator(),
                                node.inputs().stream().map(plan::tensor).toList(),
                                plan.tensor(node.name()),
                                weightBits));
            }
        });
    }

    @Test
    void pricesAnEqualNetworkThatWasMadeAgain() {
        Architecture again = new TinyRecursive(4, 5, 8, 1, Mixer.TOKEN, 6, 0, 10, 1, 2).architecture();
        assertThat(new CostModel(again).cost(Fixtures.TOKEN, MIXED, Fixtures.device()))
                .isEqualTo(cost(Fixtures.TOKEN, MIXED));
    }

    @Test
    void fewerWeightBitsNeverNeedMoreFlash() {
        CostModel model = new CostModel(Fixtures.TOKEN);
        long previous = 0;
        for (int bits = 2; bits <= 8; bits += 2) {
            long bytes = model.flash(
                            Fixtures.TOKEN, Fixtures.all(Fixtures.TOKEN, new Precision(bits, 8)), Fixtures.kernels())
                    .total();
            assertThat(bytes).isGreaterThan(previous);
            previous = bytes;
        }
    }

    @Test
    void refusesAnotherNetwork() {
        CostModel model = new CostModel(Fixtures.TOKEN);
        assertThatThrownBy(() -> model.cost(Fixtures.ATTENTION, MIXED, Fixtures.device()))
                .hasMessageContaining("other nodes");
    }

    @Test
    void refusesAPrecisionThatTheDeviceDoesNotExecute() {
        DeviceProfile all = Fixtures.device();
        KernelTable kernels = all.kernels();
        DeviceProfile device = new DeviceProfile(
                all.id(),
                all.name(),
                all.core(),
                all.flashBytes(),
                all.sramBytes(),
                all.clockMegahertz(),
                all.cyclesPerInstruction(),
                all.picojoulesPerCycle(),
                new KernelTable(
                        "narrow",
                        "made up",
                        kernels.groups(),
                        List.of(Precision.INT8),
                        kernels.instructions(),
                        10,
                        kernels.code()),
                Limits.NONE);
        CostModel model = new CostModel(Fixtures.TOKEN);
        assertThat(model.cost(Fixtures.TOKEN, Fixtures.all(Fixtures.TOKEN, Precision.INT8), device)
                        .macs())
                .isPositive();
        assertThatThrownBy(() -> model.cost(Fixtures.TOKEN, MIXED, device)).hasMessageContaining("executes [w8a8]");
    }

    @Test
    void anInferenceIsSoManySteps() {
        StepCost step = new StepCost(1, 2, 30, 40, 0.5, 6);
        assertThat(step.inference(4)).isEqualTo(new InferenceCost(4, 120, 160, 2, 24));
        assertThat(step.inference(1.5)).isEqualTo(new InferenceCost(1.5, 45, 60, 0.75, 9));
        assertThat(step.inference(4).flops()).isEqualTo(240);
        assertThatThrownBy(() -> step.inference(0.9)).hasMessageContaining("at least one step");
    }

    private static StepCost cost(Architecture architecture, Compression compression) {
        return new CostModel(architecture).cost(architecture, compression, Fixtures.device());
    }
}
