package org.penjing.search.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.jenetics.Genotype;
import io.jenetics.IntegerGene;
import io.jenetics.util.RandomRegistry;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.penjing.base.Fault;
import org.penjing.base.InvalidInputException;
import org.penjing.base.Randoms;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.network.Architecture;
import org.penjing.network.Reading;
import org.penjing.network.family.Dense;
import org.penjing.network.family.TinyRecursive;
import org.penjing.network.family.TinyRecursive.Mixer;

class CandidateSpaceTest {
    private static final Architecture ARCHITECTURE =
            new TinyRecursive(16, 5, 12, 1, Mixer.ATTENTION, 8, 4, 10, 2, 5).architecture();
    private static final Precision INT4 = new Precision(4, 8);
    private static final Set<Precision> DEVICE =
            Set.of(Precision.INT8, INT4, new Precision(8, 16), new Precision(2, 16));
    private static final String SPACE = """
        name: test
        description: a test
        widths:
          - {groups: "embed", ratios: [0.5, 1, 0.75]}
          - {groups: "*", ratios: [1, 0.875, 0.5, 0.01]}
        precisions:
          - {weights: "halt", weightBits: [8], activationBits: [8]}
          - {weights: "block0.*", weightBits: [2, 4, 6, 8], activationBits: [16, 8]}
        depths: [5, 1, 3, 99]
        """;

    private static CandidateSpace space(String additions) {
        return CandidateSpace.of(SearchSpaces.parse("test.yaml", SPACE + additions), ARCHITECTURE, DEVICE, 5);
    }

    @Test
    void derivesGenesFromTheGraphTheRulesAndTheDevice() {
        assertThat(space("").genes())
                .extracting(Gene::name, Gene::choices)
                .containsExactly(
                        gene("width:embed", "6", "9", "12"),
                        gene("width:block0.mix.qkv", "1", "2"),
                        gene("width:block0.ffn.up", "1", "5", "9", "10"),
                        gene("bits:block0.mix.qkv", "w2a16", "w4a8", "w8a8", "w8a16"),
                        gene("bits:block0.mix.down", "w2a16", "w4a8", "w8a8", "w8a16"),
                        gene("bits:block0.ffn.up", "w2a16", "w4a8", "w8a8", "w8a16"),
                        gene("bits:block0.ffn.down", "w2a16", "w4a8", "w8a8", "w8a16"),
                        gene("bits:head", "w8a8"),
                        gene("bits:halt", "w8a8"),
                        gene("depth", "1", "3", "5"));
    }

    @Test
    void pinsForbidsAndProtects() {
        CandidateSpace space = space("""
            pin:
              - {weights: "*.qkv", weightBits: 2, activationBits: 16}
            forbid:
              - {weights: "*.ffn.*", weightBits: [2]}
              - {weights: "*.ffn.up", activationBits: [16]}
            protect: ["embed", "*.down"]
            """);
        assertThat(space.genes())
                .extracting(Gene::name, Gene::choices)
                .contains(
                        gene("width:embed", "12"),
                        gene("width:block0.ffn.up", "1", "5", "9", "10"),
                        gene("bits:block0.mix.qkv", "w2a16"),
                        gene("bits:block0.mix.down", "w8a8", "w8a16"),
                        gene("bits:block0.ffn.up", "w4a8", "w8a8"),
                        gene("bits:block0.ffn.down", "w8a8", "w8a16"));
    }

    @Test
    void reportsRulesThatMatchNothingAndOperatorsLeftWithoutAChoice() {
        assertThat(faults(3, """
            pin:
              - {weights: "*.qkv", weightBits: 6, activationBits: 8}
              - {weights: "block7.*", weightBits: 8, activationBits: 8}
            forbid:
              - {weights: "halt", weightBits: [8]}
              - {weights: "embed", weightBits: [8]}
            protect: ["emb"]
            """))
                .extracting(Fault::field)
                .containsExactly(
                        "pin[1]", "forbid[1]", "protect[0]", "precisions of block0.mix.qkv", "precisions of halt");
    }

    @Test
    void offersDepthsUpToThreeTimesTheTrainedOne() {
        assertThat(depths("[16, 1, 15, 8]", 5)).containsExactly(1, 8, 15);
        assertThat(depths("{min: 2, max: 9}", 1)).containsExactly(2, 3);
    }

    @Test
    void reportsThatNoDepthIsWithinReachOfTheModel() {
        assertThat(catchThrowableOfType(InvalidInputException.class, () -> depths("[13, 20]", 4))
                        .faults())
                .extracting(Fault::field)
                .containsExactly("depths");
    }

    private static List<Integer> depths(String depths, int trained) {
        String yaml = SPACE.replace("[5, 1, 3, 99]", depths);
        return CandidateSpace.of(SearchSpaces.parse("test.yaml", yaml), ARCHITECTURE, DEVICE, trained)
                .depths()
                .steps();
    }

    @Test
    void cornersAreWhatTheirNamesSay() {
        CandidateSpace space = space("");
        assertThat(space.largest()).isEqualTo(candidate(12, 2, 10, Precision.INT8, 5, 1));
        assertThat(space.smallest()).isEqualTo(candidate(6, 1, 1, new Precision(2, 16), 1, 1));
        assertThat(space.uniform(INT4)).isEqualTo(candidate(12, 2, 10, INT4, 5, 1));
        assertThat(space.middle()).isEqualTo(candidate(9, 2, 9, Precision.INT8, 3, 1));
        assertThat(space.corners())
                .doesNotHaveDuplicates()
                .startsWith(space.largest(), space.smallest(), space.uniform(INT4))
                .contains(space.middle());
    }

    @Test
    void nothingIsCheaperThanTheSmallestInAnyDecision() {
        CandidateSpace space = space("");
        Candidate smallest = space.smallest();
        RandomGenerator random = random(3);
        for (int i = 0; i < 500; i++) {
            Candidate other = space.candidate(space.random(random));
            assertThat(other.depth()).isGreaterThanOrEqualTo(smallest.depth());
            smallest.compression()
                    .widths()
                    .forEach((group, width) ->
                            assertThat(other.compression().widths().get(group)).isGreaterThanOrEqualTo(width));
            smallest.compression()
                    .precisions()
                    .forEach((weight, precision) -> assertThat(
                                    other.compression().precision(weight).weightBits())
                            .isGreaterThanOrEqualTo(precision.weightBits()));
        }
    }

    @Test
    void everyGenomeDecodesToACandidateThatEncodesToIt() {
        CandidateSpace space = space("");
        RandomGenerator random = random(1);
        for (int i = 0; i < 1000; i++) {
            Genome genome = space.random(random);
            Candidate candidate = space.candidate(genome);
            assertThat(space.genome(candidate)).isEqualTo(genome);
            assertThat(ChannelGroups.of(ARCHITECTURE)
                            .slice(candidate.compression().widths())
                            .network()
                            .weights()
                            .keySet())
                    .isEqualTo(candidate.compression().precisions().keySet());
        }
    }

    @Test
    void genomesThatDifferInDepthAloneAreRunsOfOneNetwork() {
        CandidateSpace space = space("");
        Genome genome = space.random(random(2)).with(9, 2);
        List<Genome> runs = space.everyDepth(genome);
        assertThat(runs).extracting(run -> space.candidate(run).depth()).containsExactly(1, 3, 5);
        assertThat(runs).allSatisfy(run -> {
            assertThat(space.network(run)).isEqualTo(runs.getFirst());
            assertThat(space.candidate(run).compression())
                    .isEqualTo(space.candidate(genome).compression());
        });
    }

    @Test
    void walksThroughEveryNetworkOnceAndCountsThem() {
        CandidateSpace space = space("protect: [\"block0.*\"]\n");
        Set<Candidate> all = new HashSet<>();
        Set<String> keys = new HashSet<>();
        Genome start = space.network(space.genome(space.middle()));
        Genome network = start;
        int networks = 0;
        do {
            networks++;
            for (Genome genome : space.everyDepth(network)) {
                assertThat(all.add(space.candidate(genome))).isTrue();
                keys.add(space.candidate(genome).key());
            }
            network = space.next(network);
        } while (!network.equals(start));
        assertThat(space.networks()).isEqualTo(BigInteger.valueOf(networks)).isEqualTo(BigInteger.valueOf(3 * 16));
        assertThat(space.size()).isEqualTo(BigInteger.valueOf(all.size())).isEqualTo(BigInteger.valueOf(3 * 16 * 3));
        assertThat(keys).hasSameSizeAs(all);
    }

    @Test
    void uniformNetworksHaveOneShareAndOnePrecisionThroughout() {
        CandidateSpace space = space("");
        assertThat(space.uniformNetworks())
                .doesNotHaveDuplicates()
                .hasSize(5 * 4)
                .allSatisfy(network -> {
                    Compression compression = space.candidate(network).compression();
                    assertThat(compression.precision("block0.ffn.up"))
                            .isEqualTo(compression.precision("block0.mix.qkv"));
                });
        assertThat(space.candidate(space.uniformNetworks().getFirst())
                        .compression()
                        .widths())
                .isEqualTo(space.smallest().compression().widths());
        assertThat(space.candidate(space.uniformNetworks().getLast())
                        .compression()
                        .widths())
                .isEqualTo(space.largest().compression().widths());
    }

    @Test
    void findsTheNearestGenome() {
        CandidateSpace space = space("");
        Candidate wish = new Candidate(
                new Compression(
                        Map.of("embed", 8, "block0.mix.qkv", 1, "block0.ffn.up", 7),
                        Map.of(
                                "block0.mix.qkv", new Precision(6, 8),
                                "block0.mix.down", new Precision(2, 8),
                                "block0.ffn.up", new Precision(8, 16),
                                "head", INT4)),
                4,
                1);
        assertThat(space.candidate(space.nearest(wish)))
                .isEqualTo(new Candidate(
                        new Compression(
                                Map.of("embed", 9, "block0.mix.qkv", 1, "block0.ffn.up", 9),
                                Map.of(
                                        "block0.mix.qkv", Precision.INT8,
                                        "block0.mix.down", new Precision(2, 16),
                                        "block0.ffn.up", new Precision(8, 16),
                                        "block0.ffn.down", Precision.INT8,
                                        "head", Precision.INT8,
                                        "halt", Precision.INT8)),
                        5,
                        1));
        assertThatThrownBy(() -> space.genome(wish))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nearest is");
    }

    @Test
    void refusesGenomesOfOtherSpaces() {
        CandidateSpace space = space("");
        Genome smallest = space.genome(space.smallest());
        assertThatThrownBy(() -> space.candidate(Genome.of(1, 2))).hasMessageContaining("does not fit");
        assertThatThrownBy(() -> space.candidate(smallest.with(0, 3))).hasMessageContaining("does not fit");
    }

    @Test
    void genotypesHaveOneChromosomePerGeneAndDecodeToCandidates() {
        CandidateSpace space = space("");
        Genotype<IntegerGene> genotype = space.genotype(space.genome(space.largest()));
        assertThat(genotype.length()).isEqualTo(10);
        assertThat(genotype.isValid()).isTrue();
        assertThat(genotype.get(0).gene().range().size()).isEqualTo(3);
        assertThat(space.candidate(space.genome(genotype))).isEqualTo(space.largest());
        Set<Integer> widths = new HashSet<>();
        RandomRegistry.with(random(5)).run(() -> {
            for (int i = 0; i < 100; i++) {
                Candidate candidate = space.candidate(space.genome(genotype.newInstance()));
                widths.add(candidate.compression().widths().get("embed"));
                assertThat(space.candidate(space.genome(candidate))).isEqualTo(candidate);
            }
        });
        assertThat(widths).containsExactlyInAnyOrder(6, 9, 12);
    }

    @Test
    void keysOfCandidatesAreStable() {
        assertThat(new Candidate(
                                new Compression(Map.of("b", 3, "a", 12), Map.of("head", INT4, "halt", Precision.INT8)),
                                2,
                                0.95)
                        .key())
                .isEqualTo("a=12 b=3 halt=w8a8 head=w4a8 depth=2 haltThreshold=0.95");
    }

    @Test
    void theShippedSpacesFitBothMixersAndASmallDevice() {
        Architecture token = new TinyRecursive(16, 5, 64, 2, Mixer.TOKEN, 32, 0, 128, 2, 5).architecture();
        SearchSpaces spaces = SearchSpaces.load(Path.of("search-spaces"));
        for (String name : List.of("tiny-recursive", "tiny-recursive-cells", "tiny-recursive-small")) {
            SearchSpace shipped = spaces.get(name);
            for (Architecture architecture : List.of(ARCHITECTURE, token)) {
                CandidateSpace space = CandidateSpace.of(shipped, architecture, Set.of(Precision.INT8), 5);
                assertThat(space.largest().depth()).isBetween(6, 15);
                assertThat(space.smallest().depth()).isEqualTo(1);
            }
        }
    }

    @Test
    void theShippedSpaceOfDenseNetworksVariesWidthsAndBitsAlone() {
        Architecture dense = new Dense(20, List.of(32, 16), 4, Reading.LARGEST).architecture();
        SearchSpace shipped = SearchSpaces.load(Path.of("search-spaces")).get("dense");
        CandidateSpace space = CandidateSpace.of(shipped, dense, Set.of(Precision.INT8, new Precision(4, 8)), 1);
        assertThat(space.largest().compression().widths()).isEqualTo(Map.of("layer1", 32, "layer2", 16));
        assertThat(space.smallest().compression().widths()).isEqualTo(Map.of("layer1", 4, "layer2", 2));
        assertThat(space.largest().depth()).isEqualTo(1);
        assertThat(space.smallest().compression().precision("head")).isEqualTo(new Precision(4, 8));
    }

    private static List<Fault> faults(int maxDepth, String additions) {
        return catchThrowableOfType(
                        InvalidInputException.class,
                        () -> CandidateSpace.of(
                                SearchSpaces.parse("test.yaml", SPACE + additions), ARCHITECTURE, DEVICE, maxDepth))
                .faults();
    }

    private static Candidate candidate(int embed, int heads, int inner, Precision block, int depth, double threshold) {
        return new Candidate(
                new Compression(
                        Map.of("embed", embed, "block0.mix.qkv", heads, "block0.ffn.up", inner),
                        Map.of(
                                "block0.mix.qkv", block,
                                "block0.mix.down", block,
                                "block0.ffn.up", block,
                                "block0.ffn.down", block,
                                "head", Precision.INT8,
                                "halt", Precision.INT8)),
                depth,
                threshold);
    }

    private static Tuple gene(String name, String... choices) {
        return tuple(name, List.of(choices));
    }

    private static RandomGenerator random(long seed) {
        return Randoms.of(seed);
    }
}
