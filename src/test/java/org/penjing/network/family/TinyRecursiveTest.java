package org.penjing.network.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Model;
import org.penjing.network.Network;
import org.penjing.network.Node;
import org.penjing.network.Recursion;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Linear;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

class TinyRecursiveTest {
    private static final TinyRecursive TOKEN = new TinyRecursive(16, 5, 12, 2, Mixer.TOKEN, 6, 0, 10, 2, 3);

    @Test
    void oneStepCallsTheSharedBlocksOncePerLatentUpdateAndOnceForTheAnswer() {
        long perBlock = 12 * (16 * 12 + 6 * 16) + 16 * (12 * 20 + 10 * 12);
        long heads = 16 * 12 * 5 + 12;
        assertThat(TOKEN.architecture().network().macs()).isEqualTo(3 * 2 * perBlock + heads);
    }

    @Test
    void callsShareTheirParameters() {
        int perBlock = 12 * 16 + 16 * 6 + 20 * 12 + 12 * 10;
        int ends = 5 * 12 + 5 * 12 + 12 + 1 + 2 * 12;
        assertThat(TOKEN.architecture().parameterCount()).isEqualTo(2 * perBlock + ends);
    }

    @Test
    void attentionCountsProjectionsAndBothActivationProducts() {
        Architecture attention = new TinyRecursive(16, 5, 12, 1, Mixer.ATTENTION, 8, 4, 10, 1, 3).architecture();
        long projections = 16 * (12 * 24 + 8 * 12);
        long products = 2 * 16 * 16 * 8;
        long channels = 16 * (12 * 20 + 10 * 12);
        assertThat(attention.network().macs()).isEqualTo(2 * (projections + products + channels) + 16 * 12 * 5 + 12);
    }

    @Test
    void feedsBothStatesBack() {
        assertThat(TOKEN.architecture().recursion().carries())
                .extracting(Recursion.Carry::input)
                .containsExactly("y", "z");
    }

    @Test
    void aModelNeedsEveryParameterInItsShape() {
        Architecture architecture = TOKEN.architecture();
        assertThatThrownBy(() -> new Model(architecture, Map.of("embed", new FloatTensor(Shape.of(1), new float[1]))))
                .hasMessageContaining("needed are");
    }

    @Test
    void aGraphRefusesTensorsReadBeforeTheyAreWritten() {
        Node node = new Node("b", "b", new Add(), List.of("a"));
        assertThatThrownBy(() -> new Network(List.of(), List.of(node), List.of("b")))
                .hasMessageContaining("reads a before it is written");
    }

    @Test
    void aGraphRefusesOperatorsThatDoNotFitWhatTheyRead() {
        Input input = new Input("a", Input.Kind.REAL, Shape.of(2, 3));
        Node node = new Node("b", "b", new Linear("w", null, 4, 5), List.of("a"));
        assertThatThrownBy(() -> new Network(List.of(input), List.of(node), List.of("b")))
                .hasMessageContaining("needs [.., 4], reads [2x3]");
    }
}
