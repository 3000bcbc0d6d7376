package org.penjing.space;

import io.jenetics.Genotype;
import io.jenetics.IntegerChromosome;
import io.jenetics.IntegerGene;
import io.jenetics.engine.InvertibleCodec;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.penjing.compress.Compression;
import org.penjing.compress.Precision;
import org.penjing.network.Architecture;

/**
 * A search space bound to an architecture and a device: an ordered list of genes, and the way between genomes and candidates.
 * Every genome within the genes' ranges decodes to a valid candidate. With depth 1 an inference never stops early, so all
 * thresholds mean the same: such genomes decode to the smallest threshold.
 */
public final class CandidateSpace {
    private final String name;
    private final List<Gene> genes;

    private CandidateSpace(String name, List<Gene> genes) {
        this.name = name;
        this.genes = List.copyOf(genes);
    }

    /**
     * @param executable the precisions that the device has kernels for
     * @param maxDepth the largest depth that the model was made for; larger depths of the space are left out
     * @throws org.penjing.fault.InvalidInputException with all faults: a pin, forbid or protect that matches nothing, an
     *     operator without an executable precision, no depth within {@code maxDepth}
     */
    public static CandidateSpace of(
            SearchSpace space, Architecture architecture, Set<Precision> executable, int maxDepth) {
        return new CandidateSpace(space.name(), Genes.of(space, architecture, executable, maxDepth));
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
        BigInteger compressions = BigInteger.ONE;
        long runs = 1;
        for (Gene gene : genes) {
            switch (gene) {
                case Gene.Width width -> compressions = compressions.multiply(BigInteger.valueOf(width.size()));
                case Gene.Bits bits -> compressions = compressions.multiply(BigInteger.valueOf(bits.size()));
                case Gene.Depth(List<Integer> steps) -> runs = steps.size();
                case Gene.Threshold threshold ->
                    runs = hasDepthOne() ? (runs - 1) * threshold.size() + 1 : runs * threshold.size();
            }
        }
        return compressions.multiply(BigInteger.valueOf(runs));
    }

    /** @throws IllegalArgumentException if {@code genome} is not of this space */
    public Candidate candidate(Genome genome) {
        Genome canonical = canonical(genome);
        Map<String, Integer> widths = new LinkedHashMap<>();
        Map<String, Precision> precisions = new LinkedHashMap<>();
        int depth = 1;
        double threshold = 1;
        for (int i = 0; i < genes.size(); i++) {
            int choice = canonical.choice(i);
            switch (genes.get(i)) {
                case Gene.Width(String group, List<Integer> channels) -> widths.put(group, channels.get(choice));
                case Gene.Bits(String weight, List<Precision> offered) -> precisions.put(weight, offered.get(choice));
                case Gene.Depth(List<Integer> steps) -> depth = steps.get(choice);
                case Gene.Threshold(List<Double> confidences) -> threshold = confidences.get(choice);
            }
        }
        return new Candidate(new Compression(widths, precisions), depth, threshold);
    }

    /** The one genome of those that decode to the same candidate that stands for all of them. */
    public Genome canonical(Genome genome) {
        check(genome);
        int depth = genes.size() - 2;
        return hasDepthOne() && genome.choice(depth) == 0 ? genome.with(depth + 1, 0) : genome;
    }

    /** @throws IllegalArgumentException if a decision of {@code candidate} is not among the choices */
    public Genome genome(Candidate candidate) {
        Genome nearest = nearest(candidate);
        if (!candidate(nearest).equals(candidate)) {
            throw new IllegalArgumentException("not a candidate of space " + name + ": " + candidate.key()
                    + "; nearest is " + candidate(nearest).key());
        }
        return nearest;
    }

    /**
     * The genome that comes closest to {@code candidate}, decision by decision. Groups and weights that the candidate does
     * not name keep their full width and most of their bits.
     */
    public Genome nearest(Candidate candidate) {
        Compression compression = candidate.compression();
        return canonical(choose(gene -> switch (gene) {
            case Gene.Width(String group, List<Integer> channels) ->
                Nearest.number(channels, compression.widths().getOrDefault(group, Integer.MAX_VALUE));
            case Gene.Bits(String weight, List<Precision> offered) ->
                Nearest.precision(offered, compression.precisions().getOrDefault(weight, Precision.INT8));
            case Gene.Depth(List<Integer> steps) -> Nearest.number(steps, candidate.depth());
            case Gene.Threshold(List<Double> confidences) -> Nearest.number(confidences, candidate.haltThreshold());
        }));
    }

    /** Full width, {@code w8a8} or what comes nearest to it, full depth, no early exit. */
    public Candidate largest() {
        return uniform(Precision.INT8);
    }

    /** Fewest channels, fewest bits, smallest depth, lowest threshold: no candidate is cheaper in any of these. */
    public Candidate smallest() {
        return candidate(choose(gene -> 0));
    }

    /** The middle choice of everything; of an even number the upper one. */
    public Candidate middle() {
        return candidate(choose(gene -> gene.size() / 2));
    }

    /** Full width and depth, and every operator in {@code precision} or what comes nearest to it. */
    public Candidate uniform(Precision precision) {
        return candidate(unpruned(precision));
    }

    /** The {@link #largest} candidate at every depth, the deepest first. */
    public List<Candidate> unprunedAtEveryDepth() {
        Genome largest = unpruned(Precision.INT8);
        int depth = genes.size() - 2;
        return IntStream.iterate(genes.get(depth).size() - 1, choice -> choice >= 0, choice -> choice - 1)
                .mapToObj(choice -> candidate(largest.with(depth, choice)))
                .toList();
    }

    /**
     * Where a search can start, the most telling first, each once: full int8, the smallest, uniform 4-bit weights, no pruning
     * at lower depths, the middle.
     */
    public List<Candidate> corners() {
        List<Candidate> corners = new ArrayList<>(List.of(largest(), smallest(), uniform(new Precision(4, 8))));
        corners.addAll(unprunedAtEveryDepth());
        corners.add(middle());
        return corners.stream().distinct().toList();
    }

    /** A genome with every choice of every gene equally likely. */
    public Genome random(RandomGenerator random) {
        return canonical(choose(gene -> random.nextInt(gene.size())));
    }

    /** The genome after {@code genome} in an order that visits every canonical genome and then starts again. */
    public Genome next(Genome genome) {
        int[] choices = genome.toArray();
        do {
            for (int i = choices.length - 1; i >= 0; i--) {
                choices[i] = (choices[i] + 1) % genes.get(i).size();
                if (choices[i] != 0) {
                    break;
                }
            }
        } while (!canonical(Genome.of(choices)).equals(Genome.of(choices)));
        return Genome.of(choices);
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
        return canonical(new Genome(
                genotype.stream().map(chromosome -> chromosome.gene().allele()).toList()));
    }

    /** Between Jenetics genotypes and candidates. Random genotypes come from Jenetics' random registry. */
    public InvertibleCodec<Candidate, IntegerGene> codec() {
        return InvertibleCodec.of(
                genotype(choose(gene -> 0)),
                genotype -> candidate(genome(genotype)),
                candidate -> genotype(genome(candidate)));
    }

    private Genome unpruned(Precision precision) {
        return canonical(choose(gene -> gene instanceof Gene.Bits(String weight, List<Precision> offered)
                ? Nearest.precision(offered, precision)
                : gene.size() - 1));
    }

    private Genome choose(ToIntFunction<Gene> choice) {
        return new Genome(genes.stream().map(gene -> choice.applyAsInt(gene)).toList());
    }

    private boolean hasDepthOne() {
        return genes.get(genes.size() - 2) instanceof Gene.Depth(List<Integer> steps) && steps.getFirst() == 1;
    }

    private void check(Genome genome) {
        boolean fits = genome.size() == genes.size()
                && IntStream.range(0, genes.size())
                        .allMatch(i -> genome.choice(i) < genes.get(i).size());
        if (!fits) {
            throw new IllegalArgumentException("genome " + genome + " does not fit the ranges "
                    + genes.stream().map(Gene::size).toList() + " of space " + name);
        }
    }
}
