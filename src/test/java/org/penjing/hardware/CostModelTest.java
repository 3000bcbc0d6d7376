package org.penjing.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.network.Architecture;
import org.penjing.network.TinyRecursive;
import org.penjing.network.TinyRecursive.Mixer;

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
        FlashBytes flash = new CostModel(Fixtures.TOKEN).flash(Fixtures.TOKEN, MIXED);
        assertThat(flash.weights())
                .as("rows x row bytes: mixer up, down, channel up, down, head, halt")
                .isEqualTo(12 * 2 + 4 * 2 + 20 * 6 + 8 * 10 + 5 * 8 + 8);
        assertThat(flash.requantization()).as("9 bytes per channel").isEqualTo(9 * (12 + 4 + 20 + 8 + 5 + 1));
        assertThat(flash.embeddings()).isEqualTo(5 * 8);
        assertThat(flash.states()).isEqualTo(8 + 8);
        assertThat(flash.tables()).as("SiLU at two sites").isEqualTo(2 * 256);
        int program = 30 * 2 + 2 * (30 + 37);
        int forms = 20 * 8;
        int rescales = 8 * (3 + 2 + 2 * 1 + 2 * 2 + 1 + 1 + 1 + 1 + 2 + 1 + 1);
        assertThat(flash.descriptors()).isEqualTo(program + forms + rescales + 2 * 8);
        assertThat(flash.total()).isEqualTo(280 + 450 + 40 + 16 + 512 + 522);
    }

    @Test
    void countsTheFlashOfWideActivationsByHand() {
        FlashBytes flash = new CostModel(Fixtures.ATTENTION).flash(Fixtures.ATTENTION, WIDE);
        assertThat(flash.weights()).isEqualTo(24 * 8 + 8 * 8 + 12 * 8 + 8 * 6 + 5 * 8 + 8);
        assertThat(flash.requantization())
                .as("no folded zero point where 16 bits are read; the first projection reads two scales")
                .isEqualTo(2 * 24 * 5 + 8 * 9 + 12 * 5 + 8 * 9 + 5 * 5 + 9);
        assertThat(flash.embeddings()).isEqualTo(5 * 8 * 2);
        assertThat(flash.states()).isEqualTo(2 * 8 * 2);
        assertThat(flash.tables()).as("SiLU, exp, rotary").isEqualTo(256 + 512 + 4 * 4 * 2);
        assertThat(flash.descriptors()).isEqualTo(26 * 2 + 2 * (26 + 33) + 288 + 2 * 8);
        assertThat(flash.total()).isEqualTo(2312);
    }

    @Test
    void plansTheArenaOfATokenMixerByHand() {
        StepCost cost = cost(Fixtures.TOKEN, MIXED);
        int wholeStep = 4 + 32 + 32;
        int mixerUp = 32 + 32 + 96 + (4 * 12 + 2 * 4);
        assertThat(cost.sramBytes()).isEqualTo(wholeStep + mixerUp);
    }

    @Test
    void plansTheArenaOfWideActivationsByHand() {
        int wholeStep = 4 + 64 + 64;
        int projection = 64 + 96 + 4 * 24;
        assertThat(cost(Fixtures.ATTENTION, WIDE).sramBytes()).isEqualTo(wholeStep + projection);
    }

    @Test
    void countsTheWorkOfATokenMixerByHand() {
        StepCost cost = cost(Fixtures.TOKEN, MIXED);
        assertThat(cost.macs()).isEqualTo(2 * (384 + 192 + 640 + 320) + 160 + 8);
        int products = 384 * 3
                + 96 * 10
                + 100
                + (192 * 5 + 32 * 10 + 100)
                + (640 * 4 + 80 * 10 + 100)
                + (320 * 2 + 32 * 10 + 100);
        int others = 2 * (7 + 32 * 4) + (7 + 48 * 3) + (7 + 40 * 3) + 2 * (7 + 2 * 32) + 2 * (7 + 32 * 2);
        int once = (7 + 32 * 5) + (7 + 3 * 32) + (7 + 2 * 32) + (7 + 32 * 6);
        int heads = (160 * 2 + 20 * 10 + 100) + (8 * 6 + 20 + 50);
        int carried = 2 * (7 + 32);
        assertThat(cost.instructions()).isEqualTo(2 * (products + others) + once + heads + carried);
        assertThat(cost.millis()).isCloseTo(19_244 * 1.5 / 100e3, within(1e-12));
        assertThat(cost.microjoules()).isCloseTo(19_244 * 1.5 * 200e-6, within(1e-12));
    }

    @Test
    void countsTheWorkOfAttentionByHand() {
        StepCost cost = cost(Fixtures.ATTENTION, WIDE);
        assertThat(cost.macs()).isEqualTo(2 * (768 + 256 + 256 + 384 + 192) + 160 + 8);
        int heads = 256 * 4 + (32 + 32) * 10 + 4 * 30 + (7 + 32 * 8) + 2 * 32 * 9;
        int block = (768 * 3 + 96 * 12 + 100)
                + heads
                + (256 * 2 + 32 * 10 + 100)
                + (384 * 3 + 48 * 12 + 100)
                + (192 * 2 + 32 * 10 + 100)
                + 2 * (7 + 2 * 32)
                + 2 * (7 + 32 * 2)
                + (7 + 24 * 3);
        int once = 167 + 103 + 71 + (160 * 3 + 20 * 12 + 100) + 199 + 118 + 2 * (7 + 32);
        assertThat(cost.instructions()).isEqualTo(2 * block + once);
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
    void fewerWeightBitsNeverNeedMoreFlash() {
        CostModel model = new CostModel(Fixtures.TOKEN);
        long previous = 0;
        for (int bits = 2; bits <= 8; bits += 2) {
            long bytes = model.flash(Fixtures.TOKEN, Fixtures.all(Fixtures.TOKEN, new Precision(bits, 8)))
                    .total();
            assertThat(bytes).isGreaterThan(previous);
            previous = bytes;
        }
    }

    @Test
    void refusesAnotherNetworkAndAMissingKernel() {
        CostModel model = new CostModel(Fixtures.TOKEN);
        assertThatThrownBy(() -> model.cost(Fixtures.ATTENTION, MIXED, Fixtures.device()))
                .hasMessageContaining("other nodes");
        Compression noKernel = Fixtures.all(Fixtures.TOKEN, new Precision(4, 16));
        assertThatThrownBy(() -> model.cost(Fixtures.TOKEN, noKernel, Fixtures.device()))
                .hasMessageContaining("no pointwise w4a16");
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
