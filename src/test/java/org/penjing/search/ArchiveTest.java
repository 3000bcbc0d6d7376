package org.penjing.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.penjing.search.pareto.Fitness;
import org.penjing.search.pareto.Scored;
import org.penjing.search.space.Genome;

class ArchiveTest {
    private static final int DEPTHS = 5;
    private static final UnaryOperator<Genome> NETWORK = genome -> genome.with(1, 0);

    @Test
    void knowsWhatWasScoredAndTheNetworksThatWereRun() {
        Archive archive = Archive.empty().with(networks(0, 2), NETWORK);
        assertThat(archive.size()).isEqualTo(2 * DEPTHS);
        assertThat(archive.networks()).containsExactly(Genome.of(0, 0), Genome.of(1, 0));
        assertThat(archive.newestNetworks()).containsExactly(Genome.of(1, 0), Genome.of(0, 0));
        assertThat(archive.hasRun(Genome.of(1, 0))).isTrue();
        assertThat(archive.hasRun(Genome.of(2, 0))).isFalse();
        assertThat(archive.fitness(Genome.of(1, 3)).error()).isEqualTo(13);
        assertThatThrownBy(() -> archive.fitness(Genome.of(2, 3))).hasMessageContaining("was not scored");
    }

    @Test
    void staysAsItIsWhenOthersGrowFromIt() {
        Archive start = Archive.empty().with(networks(0, 3), NETWORK);
        Archive longer = start.with(networks(3, 4), NETWORK);
        Archive other = start.with(networks(7, 9), NETWORK);
        assertThat(start.networkCount()).isEqualTo(3);
        assertThat(start.hasRun(Genome.of(3, 0))).isFalse();
        assertThat(start.find(Genome.of(3, 1))).isNull();
        assertThat(longer.networks()).hasSize(4).endsWith(Genome.of(3, 0));
        assertThat(longer.hasRun(Genome.of(7, 0))).isFalse();
        assertThat(other.networks()).hasSize(5).endsWith(Genome.of(7, 0), Genome.of(8, 0));
        assertThat(other).isNotEqualTo(longer);
        assertThat(longer).isEqualTo(Archive.empty().with(networks(0, 4), NETWORK));
    }

    /** A copy of what is there would take a hundred times as much in the longer one. */
    @Test
    void growingTakesAsMuchMemoryAsWhatIsAddedHoweverLongItIs() {
        long small = leastBytesOfGrowth(Archive.empty().with(networks(0, 400), NETWORK));
        long large = leastBytesOfGrowth(Archive.empty().with(networks(0, 40_000), NETWORK));
        assertThat(large).isLessThan(2 * small);
    }

    private static long leastBytesOfGrowth(Archive archive) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Archive grown = archive;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            List<Scored> further = networks(grown.networkCount(), grown.networkCount() + 10);
            long before = threads.getCurrentThreadAllocatedBytes();
            grown = grown.with(further, NETWORK);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static List<Scored> networks(int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .flatMap(network -> IntStream.range(0, DEPTHS)
                        .mapToObj(
                                depth -> new Scored(Genome.of(network, depth), Fitness.feasible(10 * network + depth))))
                .toList();
    }
}
