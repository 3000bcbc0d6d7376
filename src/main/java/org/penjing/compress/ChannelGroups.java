package org.penjing.compress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.penjing.base.Lookup;
import org.penjing.network.Architecture;
import org.penjing.network.Input;
import org.penjing.network.Model;
import org.penjing.network.operator.Axes;
import org.penjing.network.operator.Axis;
import org.penjing.tensor.FloatTensor;
import org.penjing.tensor.Shape;

/**
 * The channel groups of an architecture, derived from its graph, and what can be done with them: a smaller architecture or
 * model that keeps the first k channels of each group, the importance of channels, a reordering that changes no output.
 */
public final class ChannelGroups {
    private final Architecture architecture;
    private final List<ChannelGroup> groups;
    private final Set<String> names;
    private final Map<String, List<GroupedAxis>> inputs = new HashMap<>();
    private final Map<String, List<GroupedAxis>> parameters = new LinkedHashMap<>();

    private ChannelGroups(Architecture architecture) {
        this.architecture = architecture;
        AxisTracing tracing = new AxisTracing(architecture);
        Map<Axis, List<ChannelGroup.Use>> uses = uses(tracing);
        groups = uses.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue()))
                .toList();
        names = groups.stream().map(ChannelGroup::name).collect(Collectors.toUnmodifiableSet());
        Map<Axis, Integer> numbers = new HashMap<>();
        uses.keySet().forEach(base -> numbers.put(base, numbers.size()));
        for (Input input : architecture.network().inputs()) {
            inputs.put(input.name(), grouped(tracing.axes(input.name()), numbers));
        }
        tracing.parameters().forEach((name, axes) -> parameters.put(name, grouped(axes, numbers)));
    }

    /** The uses of each group by the axis of its channels, in the order in which the graph first writes them. */
    private static Map<Axis, List<ChannelGroup.Use>> uses(AxisTracing tracing) {
        Map<Axis, List<ChannelGroup.Use>> uses = new LinkedHashMap<>();
        tracing.parameters().forEach((parameter, axes) -> {
            for (int axis = 0; axis < axes.all().size(); axis++) {
                Axis.Layout layout = axes.all().get(axis).resolve();
                if (!layout.base().isFixed() && !axes.all().get(axis).isFixed()) {
                    uses.computeIfAbsent(layout.base(), base -> new ArrayList<>())
                            .add(new ChannelGroup.Use(parameter, axis, layout.repeat(), layout.unit()));
                }
            }
        });
        return uses;
    }

    private static ChannelGroup group(Axis base, List<ChannelGroup.Use> uses) {
        return new ChannelGroup(uses.getFirst().parameter(), base.size(), uses);
    }

    private static List<GroupedAxis> grouped(Axes axes, Map<Axis, Integer> groups) {
        return axes.all().stream().map(axis -> GroupedAxis.of(axis, groups)).toList();
    }

    public static ChannelGroups of(Architecture architecture) {
        return new ChannelGroups(architecture);
    }

    /** All groups, in the order in which the graph first writes them. */
    public Collection<ChannelGroup> all() {
        return groups;
    }

    /**
     * The architecture that keeps the first {@code widths} channels of each group; groups not named stay whole.
     *
     * @throws IllegalArgumentException if a group is unknown or a width is not between 1 and the group's size
     */
    public Architecture slice(Map<String, Integer> widths) {
        List<Integer> kept = kept(widths);
        return new Architecture(
                architecture.network().sliced(shapes(inputs, kept), shapes(parameters, kept)),
                architecture.recursion());
    }

    private static Map<String, Shape> shapes(Map<String, List<GroupedAxis>> axes, List<Integer> kept) {
        Map<String, Shape> shapes = new HashMap<>();
        axes.forEach((name, all) -> shapes.put(name, shape(all, kept)));
        return shapes;
    }

    private static Shape shape(List<GroupedAxis> axes, List<Integer> kept) {
        int[] extents = new int[axes.size()];
        Arrays.setAll(extents, axis -> axes.get(axis).extent(kept));
        return Shape.of(extents);
    }

    /** {@link #slice(Map)}, with the parameters cut to the kept channels. */
    public Model slice(Model model, Map<String, Integer> widths) {
        Architecture sliced = slice(widths);
        Map<String, FloatTensor> parameters = new LinkedHashMap<>();
        model.parameters().forEach((name, value) -> parameters.put(name, slice(name, value, widths)));
        return new Model(sliced, parameters);
    }

    /** The indices along each axis of {@code parameter} that a subnet of these widths keeps. */
    public List<int[]> keptIndices(String parameter, Map<String, Integer> widths) {
        List<Integer> kept = kept(widths);
        return Lookup.in(parameters, parameter).stream()
                .map(axis -> axis.indices(kept))
                .toList();
    }

    /** The model with the channels of a group reordered: new channel i is old channel {@code order[i]}. Computes the same. */
    public Model reorder(Model model, ChannelGroup group, int[] order) {
        Map<String, FloatTensor> parameters = new LinkedHashMap<>(model.parameters());
        for (ChannelGroup.Use use : group.uses()) {
            int[] indices = new int[use.repeat() * order.length * use.unit()];
            for (int i = 0; i < indices.length; i++) {
                int repeat = i / (order.length * use.unit());
                int channel = i / use.unit() % order.length;
                indices[i] = (repeat * order.length + order[channel]) * use.unit() + i % use.unit();
            }
            parameters.computeIfPresent(use.parameter(), (name, value) -> Gather.along(value, use.axis(), indices));
        }
        return new Model(model.architecture(), parameters);
    }

    /** For each channel of a group the sum of the squares of all weights that it touches. */
    public double[] importance(Model model, ChannelGroup group) {
        double[] importance = new double[group.size()];
        for (ChannelGroup.Use use : group.uses()) {
            FloatTensor value = model.parameter(use.parameter());
            int inner = 1;
            for (int axis = use.axis() + 1; axis < value.shape().rank(); axis++) {
                inner *= value.shape().extent(axis);
            }
            int extent = value.shape().extent(use.axis());
            for (int i = 0; i < value.values().length; i++) {
                int channel = i / inner % extent / use.unit() % group.size();
                importance[channel] += (double) value.values()[i] * value.values()[i];
            }
        }
        return importance;
    }

    private FloatTensor slice(String name, FloatTensor value, Map<String, Integer> widths) {
        FloatTensor result = value;
        List<int[]> kept = keptIndices(name, widths);
        for (int axis = 0; axis < kept.size(); axis++) {
            result = Gather.along(result, axis, kept.get(axis));
        }
        return result;
    }

    /** How many channels are kept of each group. */
    private List<Integer> kept(Map<String, Integer> widths) {
        for (String name : widths.keySet()) {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("no channel group " + name);
            }
        }
        List<Integer> kept = new ArrayList<>(groups.size());
        for (ChannelGroup group : groups) {
            int width = widths.getOrDefault(group.name(), group.size());
            if (width < 1 || width > group.size()) {
                throw new IllegalArgumentException(
                        "width of " + group.name() + " must be between 1 and " + group.size() + ", was " + width);
            }
            kept.add(width);
        }
        return kept;
    }
}
