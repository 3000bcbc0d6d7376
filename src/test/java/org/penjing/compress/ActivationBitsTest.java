package org.penjing.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.penjing.network.Architecture;
import org.penjing.network.Node;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;

class ActivationBitsTest {
    private static final Architecture ARCHITECTURE = RandomSubnets.TOKEN_MIXER;

    private static Map<String, ActivationQuantizer> quantizers(CompressedModel model) {
        return model.activations();
    }

    @Test
    void bothSidesOfALoopHaveOneQuantizer() {
        Map<String, ActivationQuantizer> quantizers =
                quantizers(RandomSubnets.compressed(ARCHITECTURE, 1, new Precision(4, 8), new Precision(4, 16)));
        ARCHITECTURE
                .recursion()
                .carries()
                .forEach(carry -> assertThat(quantizers.get(carry.input()))
                        .isNotNull()
                        .isEqualTo(quantizers.get(carry.output())));
    }

    @Test
    void callsOfASharedBlockReadTheSameQuantizers() {
        Map<String, ActivationQuantizer> quantizers =
                quantizers(RandomSubnets.compressed(ARCHITECTURE, 2, new Precision(4, 8), new Precision(4, 16)));
        Map<String, ActivationQuantizer> firstRead = new HashMap<>();
        for (Node node : ARCHITECTURE.network().nodes()) {
            ActivationQuantizer read = quantizers.get(node.inputs().getFirst());
            if (read != null) {
                assertThat(firstRead.computeIfAbsent(node.site(), site -> read)).isEqualTo(read);
            }
        }
    }

    @Test
    void onlyLinearOperatorsChangeTheWidth() {
        for (long seed = 1; seed < 20; seed++) {
            CompressedModel model = RandomSubnets.compressed(
                    ARCHITECTURE,
                    seed,
                    new Precision(4, 8),
                    new Precision(8, 8),
                    new Precision(2, seed % 2 == 0 ? 16 : 8));
            Map<String, Integer> bits = new ActivationBits(ARCHITECTURE).of(model.compression());
            for (Node node : ARCHITECTURE.network().nodes()) {
                boolean mayChange = node.operator() instanceof Linear || node.operator() instanceof Embedding;
                for (String input : node.inputs()) {
                    assertThat(mayChange || Objects.equals(bits.get(input), bits.get(node.name())))
                            .as(node.name())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void aLinearOperatorReadsAtLeastTheWidthItAsksFor() {
        CompressedModel model = RandomSubnets.compressed(
                ARCHITECTURE, 3, new Precision(4, 8), new Precision(8, 8), new Precision(2, 16));
        Map<String, Integer> bits = new ActivationBits(ARCHITECTURE).of(model.compression());
        for (Node node : ARCHITECTURE.network().nodes()) {
            if (node.operator() instanceof Linear linear) {
                assertThat(bits.get(node.inputs().getFirst()))
                        .isGreaterThanOrEqualTo(
                                model.compression().precision(linear.weight()).activationBits());
            }
        }
    }
}
