package org.penjing.search.space;

import io.jenetics.Genotype;
import io.jenetics.IntegerChromosome;
import io.jenetics.IntegerGene;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.network.Architecture;

/**
 * A search space bound to an architecture and a device: an ordered list of genes, and the way between genomes and candidates.
 * Every genome within the genes' ranges decodes to a valid candidate, which never stops early. The last gene is the depth;
 * genomes that differ in it alone are runs of one network.
 */
public final class CandidateSpace {
    /** A recursion may gain from more steps than it was trained with, as from 5 to 12 on 6x6 boards; then it levels off. */
    private static final int BEYOND_TRAINED = 3;

    private final String name;
    private final List<Gene> genes;

    private CandidateSpace(String name, List<Gene> genes) {
        this.name = name;
        this.genes = List.copyOf(genes);
    }

    /**
     * @param executable the precisions that the device has kernels for
     * @param trainedDepth the depth that the model was made for; depths of the space beyond three times it are left out
     * @throws org.penjing.base.InvalidInputException with all faults: a pin, forbid or protect that matches nothing, an
     *     operator without an executable precision, no depth that is left
     */
    public static CandidateSpace of(
            SearchSpace space, Architecture architecture, Set<Precision> executable, int trainedDepth) {
        return new CandidateSpace(
                space.name(), Genes.of(space, architecture, executable, BEYOND_TRAINED * trainedDepth));
    }

    /** The search space's name. */
    public String name() {
        return name;
    }

    public List<Gene> genes() {
        return genes;
    }

    /** How many distinct candidates there are. */
    public BigInteger size() {
        return networks().multiply(BigInteger.valueOf(depths().steps().size()));
    }

    /** How many distinct networks there are, each of which can be run to every depth. */
    public BigInteger networks() {
        return genes.stream()
                .limit(depthGene())
                .map(gene -> BigInteger.valueOf(gene.size()))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }

    /** The choices of depth, ascending. */
    public Gene.Depth depths() {
        if (genes.getLast() instanceof Gene.Depth depth) {
            return depth;
        }
        throw new IllegalStateException("the last gene of space " + name + " is not the depth");
    }

    /** The genome that stands for the network of {@code genome}: that of its smallest depth. */
    public Genome network(Genome genome) {
        check(genome);
        return genome.with(depthGene(), 0);
    }

    /** The network of {@code genome} at every depth, the smallest first. */
    public List<Genome> everyDepth(Genome genome) {
        check(genome);
        return IntStream.range(0, depths().size())
                .mapToObj(choice -> genome.with(depthGene(), choice))
                .toList();
    }

    /** @throws IllegalArgumentException if {@code genome} is not of this space */
    public Candidate candidate(Genome genome) {
        check(genome);
        Map<String, Integer> widths = new LinkedHashMap<>();
        Map<String, Precision> precisions = new LinkedHashMap<>();
        int depth = 1;
        for (int i = 0; i < genes.size(); i++) {
            int choice = genome.choice(i);
            switch (genes.get(i)) {
                case Gene.Width(String group, List<Integer> channels) -> widths.put(group, channels.get(choice));
                case Gene.Bits(String weight, List<Precision> offered) -> precisions.put(weight, offered.get(choice));
                case Gene.Depth(List<Integer> steps) -> depth = steps.get(choice);
            }
        }
        return new Candidate(new Compression(widths, precisions), depth, 1);
    }

    /** @throws IllegalArgumentException if a decision of {@code candidate} is not among the choices */
    public Genome genome(Candidate candidate) {
        Genome nearest = nearest(candidate);
        if (!contains(candidate)) {
            throw new IllegalArgumentException("not a candidate of space " + name + ": " + candidate.key()
                    + "; nearest is " + candidate(nearest).key());
        }
        return nearest;
    }

    /** Whether every decision of {@code candidate} is among the choices. */
    public boolean contains(Candidate candidate) {
        return candidate(nearest(candidate)).equals(candidate);
    }

    /**
     * The genome that comes closest to {@code candidate}, decision by decision. Groups and weights that the candidate does
     * not name keep their full width and most of their bits.
     */
    public Genome nearest(Candidate candidate) {
        Compression compression = candidate.compression();
        return choose(gene -> switch (gene) {
            case Gene.Width(String group, List<Integer> channels) ->
                Nearest.number(channels, compression.widths().getOrDefault(group, Integer.MAX_VALUE));
            case Gene.Bits(String weight, List<Precision> offered) ->
                Nearest.precision(offered, compression.precisions().getOrDefault(weight, Precision.INT8));
            case Gene.Depth(List<Integer> steps) -> Nearest.number(steps, candidate.depth());
        });
    }

    /** Full width, {@code w8a8} or what comes nearest to it, largest depth. */
    public Candidate largest() {
        return uniform(Precision.INT8);
    }

    /** Fewest channels, fewest bits, smallest depth: no candidate is cheaper in any of these. */
    public Candidate smallest() {
        return candidate(choose(gene -> 0));
    }

    /** The middle choice of everything; of an even number the upper one. */
    public Candidate middle() {
        return candidate(choose(gene -> gene.size() / 2));
    }

    /** Full width, largest depth, and every operator in {@code precision} or what comes nearest to it. */
    public Candidate uniform(Precision precision) {
        return candidate(uniform(1, precision));
    }

    /** One share of the channels of every group, one precision for every operator, or what comes nearest; largest depth. */
    public Genome uniform(double share, Precision precision) {
        return choose(gene -> switch (gene) {
            case Gene.Width(String group, List<Integer> channels) ->
                Nearest.number(channels, share * channels.getLast());
            case Gene.Bits(String weight, List<Precision> offered) -> Nearest.precision(offered, precision);
            case Gene.Depth depth -> depth.size() - 1;
        });
    }

    /** Every network with one share and one precision throughout, by its smallest depth; from narrow to wide. */
    public List<Genome> uniformNetworks() {
        List<Double> shares = genes.stream()
                .flatMap(CandidateSpace::shares)
                .distinct()
                .sorted()
                .toList();
        List<Precision> precisions = genes.stream()
                .flatMap(gene -> gene instanceof Gene.Bits bits ? bits.precisions().stream() : Stream.of())
                .distinct()
                .sorted()
                .toList();
        return shares.stream()
                .flatMap(share -> precisions.stream().map(precision -> network(uniform(share, precision))))
                .distinct()
                .toList();
    }

    private static Stream<Double> shares(Gene gene) {
        return gene instanceof Gene.Width(String group, List<Integer> channels)
                ? channels.stream().map(kept -> (double) kept / channels.getLast())
                : Stream.of();
    }

    /**
     * Where a search can start, the most telling network first, each once: full int8, the smallest, uniform 4-bit weights, the
     * middle.
     */
    public List<Candidate> corners() {
        return Stream.of(largest(), smallest(), uniform(new Precision(4, 8)), middle())
                .distinct()
                .toList();
    }

    /** A genome with every choice of every gene equally likely. */
    public Genome random(RandomGenerator random) {
        return choose(gene -> random.nextInt(gene.size()));
    }

    /** The network after that of {@code genome} in an order that visits every network and then starts again. */
    public Genome next(Genome genome) {
        int[] choices = network(genome).toArray();
        for (int i = depthGene() - 1; i >= 0; i--) {
            choices[i] = (choices[i] + 1) % genes.get(i).size();
            if (choices[i] != 0) {
                break;
            }
        }
        return Genome.of(choices);
    }

    /**
     * The network of a genome as numbers from 0 to 1 that a model of its accuracy can learn from: kept shares, logarithms of
     * weight bits, activation bits. Decisions without a choice have none.
     */
    public double[] features(Genome genome) {
        check(genome);
        return Features.of(genes, genome);
    }

    /** Genotypes have one chromosome of one gene per {@link Gene}, with its own range. */
    public Genotype<IntegerGene> genotype(Genome genome) {
        check(genome);
        return Genotype.of(IntStream.range(0, genes.size())
                .mapToObj(i -> IntegerChromosome.of(
                        IntegerGene.of(genome.choice(i), 0, genes.get(i).size())))
                .toList());
    }

    public Genome genome(Genotype<IntegerGene> genotype) {
        return new Genome(
                genotype.stream().map(chromosome -> chromosome.gene().allele()).toList());
    }

    private Genome choose(ToIntFunction<Gene> choice) {
        return new Genome(genes.stream().map(gene -> choice.applyAsInt(gene)).toList());
    }

    private int depthGene() {
        return genes.size() - 1;
    }

    private boolean fits(Genome genome) {
        boolean fits = genome.size() == genes.size();
        for (int i = 0; fits && i < genes.size(); i++) {
            fits = genome.choice(i) < genes.get(i).size();
        }
        return fits;
    }

    private void check(Genome genome) {
        if (!fits(genome)) {
            throw new IllegalArgumentException("genome " + genome + " does not fit the ranges "
                    + genes.stream().map(Gene::size).toList() + " of space " + name);
        }
    }
}
