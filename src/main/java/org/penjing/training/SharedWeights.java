package org.penjing.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.penjing.network.Architecture;
import org.penjing.network.Node;
import org.penjing.network.operator.Parameter;
import org.penjing.network.operator.Transpose;
import org.penjing.training.torch.FlatParameters;

/**
 * The weights that {@link Sharing} makes one, each such number a class of elements of the flat layout. Since the elements of a
 * class start alike and get the same gradient, they stay alike.
 */
final class SharedWeights {
    private static final int OWN = -1;

    private final Set<String> names = new HashSet<>();
    private final int[] classes;
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Double> deviations = new ArrayList<>();
    private final Sharing sharing;
    private final int cells;

    private SharedWeights(Architecture architecture, FlatParameters layout, Sharing sharing) {
        this.sharing = sharing;
        this.cells = architecture.cells();
        this.classes = new int[layout.size()];
        Arrays.fill(classes, OWN);
        if (sharing != Sharing.NONE) {
            mixing(architecture).forEach(weight -> share(weight, layout.offset(weight.name())));
        }
    }

    static SharedWeights of(Architecture architecture, FlatParameters layout, Sharing sharing) {
        return new SharedWeights(architecture, layout, sharing);
    }

    /** Whether elements of {@code parameter} are shared. */
    boolean include(String parameter) {
        return names.contains(parameter);
    }

    /** Sets shared weights to their first values: normal between near cells, zero between others. */
    void initialize(float[] parameters, RandomGenerator random) {
        float[] values = new float[sizes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * deviations.get(i));
        }
        for (int i = 0; i < parameters.length; i++) {
            if (classes[i] != OWN) {
                parameters[i] = values[classes[i]];
            }
        }
    }

    /** Gives every element of a class the mean over the class. */
    void average(float[] gradient) {
        double[] sums = new double[sizes.size()];
        for (int i = 0; i < gradient.length; i++) {
            if (classes[i] != OWN) {
                sums[classes[i]] += gradient[i];
            }
        }
        for (int i = 0; i < gradient.length; i++) {
            if (classes[i] != OWN) {
                gradient[i] = (float) (sums[classes[i]] / sizes.get(classes[i]));
            }
        }
    }

    /** The distinct weights that read or write tokens where others have channels, by name. */
    private static Collection<Parameter> mixing(Architecture architecture) {
        Map<String, Node> nodes = architecture.network().nodesByName();
        Map<String, Parameter> mixing = new TreeMap<>();
        for (Node node : nodes.values()) {
            Node source = nodes.get(node.inputs().getFirst());
            if (source != null) {
                if (source.operator() instanceof Transpose) {
                    node.operator().quantizedWeight().ifPresent(weight -> mixing.put(weight.name(), weight));
                }
                if (node.operator() instanceof Transpose) {
                    source.operator().quantizedWeight().ifPresent(weight -> mixing.put(weight.name(), weight));
                }
            }
        }
        return mixing.values();
    }

    private void share(Parameter weight, int offset) {
        names.add(weight.name());
        int side = Sharing.side(cells);
        int first = sizes.size();
        Map<Pair, Integer> known = new HashMap<>();
        List<Boolean> near = new ArrayList<>();
        for (int i = 0; i < weight.outputs() * weight.inputs(); i++) {
            int output = i / weight.inputs();
            int input = i % weight.inputs();
            int to = output % cells;
            int from = input % cells;
            Pair pair = new Pair(output / cells, input / cells, sharing.relation(side, to, from));
            int number = known.computeIfAbsent(pair, _ -> {
                sizes.add(0);
                near.add(sharing.isNear(side, to, from));
                return sizes.size() - 1;
            });
            sizes.set(number, sizes.get(number) + 1);
            classes[offset + i] = number;
        }
        addDeviations(sizes.subList(first, sizes.size()), near, weight);
    }

    /** So that sums of inputs with variance 1 have variance 1, to which all near relations contribute alike. */
    private void addDeviations(List<Integer> sizesOfWeight, List<Boolean> near, Parameter weight) {
        long nearOfAnOutput = near.stream().filter(isNear -> isNear).count() * cells / weight.outputs();
        for (int i = 0; i < near.size(); i++) {
            int inARow = Math.ceilDiv(sizesOfWeight.get(i), cells);
            deviations.add(near.get(i) ? 1 / Math.sqrt((double) nearOfAnOutput * inARow) : 0);
        }
    }

    /**
     * What the elements of a class have in common.
     *
     * @param outputs which of the channels of the written cell
     * @param inputs which of the channels of the read cell
     */
    private record Pair(int outputs, int inputs, int relation) {}
}
