package org.penjing.hardware.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.penjing.base.Randoms;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.hardware.Fixtures;
import org.penjing.hardware.cost.Arena.Buffer;
import org.penjing.hardware.cost.Arena.Placement;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Network;
import org.penjing.network.Node;
import org.penjing.network.Recursion;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;
import org.penjing.network.operator.Add;
import org.penjing.network.operator.Embedding;
import org.penjing.network.operator.Linear;
import org.penjing.network.operator.MeanTokens;
import org.penjing.network.operator.Operator;
import org.penjing.tensor.Shape;

class ArenaPlannerTest {
    @Test
    void buffersOfDifferentTimesShareMemory() {
        Arena arena = ArenaPlanner.plan(List.of(new Buffer("a", 0, 1, 40), new Buffer("b", 2, 3, 24)));
        assertThat(arena.bytes()).isEqualTo(40);
        assertThat(arena.placements()).extracting(Placement::offset).containsExactly(0, 0);
    }

    @Test
    void buffersOfOneTimeLieSideBySideOnEightBytes() {
        Arena arena = ArenaPlanner.plan(List.of(new Buffer("a", 0, 1, 5), new Buffer("b", 1, 2, 3)));
        assertThat(arena.placements()).extracting(Placement::offset).containsExactly(0, 8);
        assertThat(arena.bytes()).isEqualTo(16);
    }

    @Test
    void theSmallestGapThatFitsIsTaken() {
        List<Buffer> buffers = List.of(
                new Buffer("floor", 0, 9, 40),
                new Buffer("large gap", 0, 4, 100),
                new Buffer("wall", 4, 8, 12),
                new Buffer("small gap", 1, 4, 60),
                new Buffer("ceiling", 4, 7, 12),
                new Buffer("late", 6, 6, 50));
        Arena arena = ArenaPlanner.plan(buffers);
        assertThat(arena.placements()).extracting(Placement::offset).containsExactly(0, 40, 144, 160, 224, 160);
        assertThat(arena.bytes()).isEqualTo(240);
    }

    @Test
    void randomBuffersNeverOverlapAndNeverBeatTheLowerBound() {
        RandomGenerator random = Randoms.of(3);
        for (int trial = 0; trial < 300; trial++) {
            List<Buffer> buffers = new ArrayList<>();
            int count = random.nextInt(1, 40);
            for (int i = 0; i < count; i++) {
                int first = random.nextInt(20);
                buffers.add(new Buffer("b" + i, first, first + random.nextInt(8), random.nextInt(1, 200)));
            }
            Arena arena = ArenaPlanner.plan(buffers);
            requireSound(arena);
            assertThat((double) arena.bytes()).isGreaterThanOrEqualTo(mostInUse(buffers));
        }
    }

    @Test
    void stepsOfRecursiveNetworksComeCloseToTheLowerBound() {
        RandomGenerator random = Randoms.of(5);
        Architecture whole = new TinyRecursive(16, 5, 32, 2, Mixer.TOKEN, 16, 0, 64, 2, 4).architecture();
        StepPlanner planner = new StepPlanner(whole);
        for (int trial = 0; trial < 40; trial++) {
            Map<String, Integer> widths = Map.of(
                    "embed", random.nextInt(4, 33),
                    "block0.mix.up", random.nextInt(2, 17),
                    "block1.ffn.up", random.nextInt(4, 65));
            Architecture sliced = ChannelGroups.of(whole).slice(widths);
            Compression compression = Fixtures.all(whole, new Precision(4, trial % 2 == 0 ? 8 : 16));
            Arena arena = planner.plan(sliced, compression).arena();
            requireSound(arena);
            List<Buffer> buffers =
                    arena.placements().stream().map(Placement::buffer).toList();
            assertThat((double) arena.bytes())
                    .isGreaterThanOrEqualTo(mostInUse(buffers))
                    .isLessThanOrEqualTo(1.05 * mostInUse(buffers));
        }
    }

    @Test
    void aStateIsOverwrittenOnceItWasReadForTheLastTime() {
        Arena arena = new StepPlanner(Fixtures.TOKEN)
                .plan(Fixtures.TOKEN, Fixtures.all(Fixtures.TOKEN, Precision.INT8))
                .arena();
        assertThat(arena.placements())
                .extracting(placement -> placement.buffer().name())
                .contains("tokens", "y", "z", "y1.in", "z1.block0.mix.up (kernel)")
                .doesNotContain("y1.block0.ffn.norm", "z1.block0.ffn.norm");
        assertThat(buffer(arena, "y")).isEqualTo(new Buffer("y", 0, 30, 32));
    }

    @Test
    void aStateThatIsStillReadKeepsItsBufferAndTheNewOneLivesToTheEnd() {
        Architecture architecture = stateReadAfterItsSuccessorIsWritten("next");
        Arena arena = new StepPlanner(architecture)
                .plan(architecture, Fixtures.all(architecture, Precision.INT8))
                .arena();
        assertThat(buffer(arena, "state")).isEqualTo(new Buffer("state", 0, 6, 8));
        assertThat(buffer(arena, "next")).isEqualTo(new Buffer("next", 1, 6, 8));
        assertThat(buffer(arena, "late")).isEqualTo(new Buffer("late", 2, 4, 8));
        requireSound(arena);
    }

    @Test
    void aStateThatWasReadForTheLastTimeBeforeItsSuccessorSharesItsBuffer() {
        Architecture architecture = stateReadAfterItsSuccessorIsWritten("sum");
        Arena arena = new StepPlanner(architecture)
                .plan(architecture, Fixtures.all(architecture, Precision.INT8))
                .arena();
        assertThat(arena.placements())
                .extracting(placement -> placement.buffer().name())
                .doesNotContain("sum");
    }

    @Test
    void refusesBuffersThatEndBeforeTheyBegin() {
        assertThatThrownBy(() -> new Buffer("a", 2, 1, 4)).hasMessageContaining("from 2 to 1");
    }

    /** tokens and state [2, 4]; next = state + x; late = next + state; sum = late + late. */
    private static Architecture stateReadAfterItsSuccessorIsWritten(String carried) {
        List<Input> inputs = List.of(
                new Input("tokens", Input.Kind.TOKENS, Shape.of(2)),
                new Input("state", Input.Kind.REAL, Shape.of(2, 4)));
        List<Node> nodes = List.of(
                node("x", new Embedding("x", 3, 4, 1), "tokens"),
                node("next", new Add(), "state", "x"),
                node("late", new Add(), "next", "state"),
                node("sum", new Add(), "late", "late"),
                node("mean", new MeanTokens(), "late"),
                node("halt", new Linear("halt", null, 4, 1), "mean"));
        return new Architecture(
                new Network(inputs, nodes, List.of("sum", "halt")),
                new Recursion(List.of(new Recursion.Carry("state", carried, "initial")), 2, "sum", "halt"));
    }

    private static Node node(String name, Operator operator, String... inputs) {
        return new Node(name, name, operator, List.of(inputs));
    }

    private static Buffer buffer(Arena arena, String name) {
        return arena.placements().stream()
                .map(Placement::buffer)
                .filter(buffer -> buffer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void requireSound(Arena arena) {
        List<Placement> placements = arena.placements();
        for (Placement one : placements) {
            assertThat(one.offset() % ArenaPlanner.ALIGNMENT).isZero();
            assertThat((long) one.offset() + one.buffer().bytes()).isLessThanOrEqualTo(arena.bytes());
            for (Placement other : placements) {
                boolean together = one.buffer().first() <= other.buffer().last()
                        && other.buffer().first() <= one.buffer().last();
                boolean overlapping =
                        one.offset() < other.offset() + other.buffer().bytes()
                                && other.offset() < one.offset() + one.buffer().bytes();
                assertThat(one != other && together && overlapping)
                        .as("%s and %s", one, other)
                        .isFalse();
            }
        }
    }

    /** The most bytes, in whole words, in use at one time. */
    private static double mostInUse(List<Buffer> buffers) {
        long most = 0;
        for (int time = 0; time < 1000; time++) {
            long inUse = 0;
            for (Buffer buffer : buffers) {
                inUse += buffer.first() <= time && time <= buffer.last() ? (buffer.bytes() + 3) / 4 * 4 : 0;
            }
            most = Math.max(most, inUse);
        }
        return most;
    }
}
