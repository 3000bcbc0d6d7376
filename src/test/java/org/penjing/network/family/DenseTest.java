package org.penjing.network.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.penjing.compress.ChannelGroup;
import org.penjing.compress.ChannelGroups;
import org.penjing.network.Architecture;
import org.penjing.network.Reading;

class DenseTest {
    private static final Architecture NETWORK = new Dense(12, List.of(10, 8), 5, Reading.LARGEST).architecture();

    @Test
    void hasTheParametersAndProductsOfItsLayers() {
        assertThat(NETWORK.parameterCount()).isEqualTo(12 * 10 + 10 + 10 * 8 + 8 + 8 * 5 + 5);
        assertThat(NETWORK.network().macs()).isEqualTo(12 * 10 + 10 * 8 + 8 * 5);
    }

    @Test
    void isRunOnceAndNeverHalts() {
        assertThat(NETWORK.recursion().isFeedForward()).isTrue();
        assertThat(NETWORK.recursion().halt()).isNull();
        assertThat(NETWORK.recursion().depth(3)).isEqualTo(1);
    }

    @Test
    void onlyHiddenChannelsCanBeCut() {
        assertThat(ChannelGroups.of(NETWORK).all())
                .extracting(ChannelGroup::size)
                .containsExactly(10, 8);
    }

    @Test
    void withoutHiddenLayersItIsOneLinearOperator() {
        Architecture linear = new Dense(3, List.of(), 2, Reading.NUMBERS).architecture();
        assertThat(linear.network().nodes()).hasSize(1);
        assertThat(ChannelGroups.of(linear).all()).isEmpty();
    }
}
