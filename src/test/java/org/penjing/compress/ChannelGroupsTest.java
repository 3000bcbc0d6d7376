package org.penjing.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Network;
import org.penjing.network.Node;
import org.penjing.network.Reading;
import org.penjing.network.Recursion;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.tensor.Shape;

class ChannelGroupsTest {
    private static final Architecture TOKEN_MIXER =
            new TinyRecursive(16, 5, 12, 2, Mixer.TOKEN, 6, 0, 10, 2, 3).architecture();
    private static final Architecture ATTENTION =
            new TinyRecursive(16, 5, 12, 1, Mixer.ATTENTION, 8, 4, 10, 2, 3).architecture();

    @Test
    void findsTheResidualStreamAndEachInnerWidthOfTokenMixers() {
        assertThat(ChannelGroups.of(TOKEN_MIXER).all())
                .extracting(ChannelGroup::name, ChannelGroup::size)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("embed", 12),
                        org.assertj.core.groups.Tuple.tuple("block0.mix.up", 6),
                        org.assertj.core.groups.Tuple.tuple("block0.ffn.up", 10),
                        org.assertj.core.groups.Tuple.tuple("block1.mix.up", 6),
                        org.assertj.core.groups.Tuple.tuple("block1.ffn.up", 10));
    }

    @Test
    void findsHeadsAsOneGroupOfWholeHeads() {
        ChannelGroup heads = ChannelGroups.of(ATTENTION).all().stream()
                .filter(group -> group.name().equals("block0.mix.qkv"))
                .findFirst()
                .orElseThrow();
        assertThat(heads.size()).isEqualTo(2);
        assertThat(heads.uses())
                .containsExactlyInAnyOrder(
                        new ChannelGroup.Use("block0.mix.qkv", 0, 3, 4),
                        new ChannelGroup.Use("block0.mix.down", 1, 1, 4));
    }

    @Test
    void initialStatesBelongToTheResidualStream() {
        ChannelGroup residual = ChannelGroups.of(TOKEN_MIXER).all().iterator().next();
        assertThat(residual.uses())
                .contains(new ChannelGroup.Use("y.initial", 0, 1, 1), new ChannelGroup.Use("z.initial", 0, 1, 1));
    }

    @Test
    void slicingKeepsBothHalvesOfAGatedWidth() {
        Architecture sliced = ChannelGroups.of(TOKEN_MIXER).slice(Map.of("embed", 8, "block0.ffn.up", 3));
        Map<String, Shape> shapes = sliced.parameterShapes();
        assertThat(shapes)
                .containsEntry("block0.ffn.up", Shape.of(6, 8))
                .containsEntry("block0.ffn.down", Shape.of(8, 3));
        assertThat(shapes).containsEntry("block0.mix.up", Shape.of(12, 16)).containsEntry("head", Shape.of(5, 8));
        assertThat(ChannelGroups.of(TOKEN_MIXER)
                        .keptIndices("block0.ffn.up", Map.of("block0.ffn.up", 3))
                        .getFirst())
                .containsExactly(0, 1, 2, 10, 11, 12);
    }

    @Test
    void slicingHeadsKeepsWholeHeadsOfQueriesKeysAndValues() {
        ChannelGroups groups = ChannelGroups.of(ATTENTION);
        assertThat(groups.keptIndices("block0.mix.qkv", Map.of("block0.mix.qkv", 1))
                        .getFirst())
                .containsExactly(0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19);
        assertThat(groups.slice(Map.of("block0.mix.qkv", 1)).parameterShapes())
                .containsEntry("block0.mix.down", Shape.of(12, 4));
    }

    @Test
    void refusesUnknownGroupsAndWidthsOutOfRange() {
        ChannelGroups groups = ChannelGroups.of(TOKEN_MIXER);
        assertThatThrownBy(() -> groups.slice(Map.of("head", 2))).hasMessageContaining("no channel group head");
        assertThatThrownBy(() -> groups.slice(Map.of("embed", 13))).hasMessageContaining("between 1 and 12");
    }

    @Test
    void whatIsFedInAndGivenOutKeepsAllItsChannels() {
        Input image = new Input("image", Input.Kind.REAL, Shape.of(6, 5, 3));
        List<Node> nodes = List.of(
                new Node("hidden", "hidden", new Linear("hidden", "hidden.bias", 3, 8), List.of("image")),
                new Node("features", "features", new Linear("features", null, 8, 4), List.of("hidden")),
                new Node("mean", "mean", new MeanTokens(), List.of("hidden")),
                new Node("logits", "logits", new Linear("logits", null, 8, 7), List.of("mean")),
                new Node("halt", "halt", new Linear("halt", null, 8, 1), List.of("mean")));
        Network network = new Network(List.of(image), nodes, List.of("logits", "halt", "features"));
        ChannelGroups groups = ChannelGroups.of(new Architecture(network, Recursion.none("logits", Reading.LARGEST)));
        assertThat(groups.all()).extracting(ChannelGroup::name).containsExactly("hidden");
        Map<String, Shape> cut = groups.slice(Map.of("hidden", 2)).network().shapes();
        assertThat(cut).containsEntry("image", Shape.of(6, 5, 3)).containsEntry("hidden", Shape.of(6, 5, 2));
        assertThat(cut).containsEntry("features", Shape.of(6, 5, 4)).containsEntry("logits", Shape.of(7));
    }
}
