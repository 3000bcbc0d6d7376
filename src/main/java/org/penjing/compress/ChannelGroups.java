package org.penjing.compress;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<Axis, ChannelGroup> groups = new LinkedHashMap<>();
    private final AxisTracing tracing;

    private ChannelGroups(Architecture architecture) {
        this.architecture = architecture;
        this.tracing = new AxisTracing(architecture);
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
        uses.forEach((base, axes) ->
                groups.put(base, new ChannelGroup(axes.getFirst().parameter(), base.size(), axes)));
    }

    public static ChannelGroups of(Architecture architecture) {
        return new ChannelGroups(architecture);
    }

    /** All groups, in the order in which the graph first writes them. */
    public Collection<ChannelGroup> all() {
        return List.copyOf(groups.values());
    }

    /**
     * The architecture that keeps the first {@code widths} channels of each group; groups not named stay whole.
     *
     * @throws IllegalArgumentException if a group is unknown or a width is not between 1 and the group's size
     */
    public Architecture slice(Map<String, Integer> widths) {
        checkWidths(widths);
        Map<String, Shape> inputs = new HashMap<>();
        for (Input input : architecture.network().inputs()) {
            inputs.put(input.name(), slicedShape(tracing.axes(input.name()), widths));
        }
        Map<String, Shape> parameters = new HashMap<>();
        tracing.parameters().forEach((name, axes) -> parameters.put(name, slicedShape(axes, widths)));
        return new Architecture(architecture.network().sliced(inputs, parameters), architecture.recursion());
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
        return Lookup.in(tracing.parameters(), parameter).all().stream()
                .map(axis -> keptIndices(axis, widths))
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

    private int[] keptIndices(Axis axis, Map<String, Integer> widths) {
        Axis.Layout layout = axis.resolve();
        int size = layout.base().size();
        int kept = kept(layout.base(), widths);
        int[] indices = new int[layout.repeat() * kept * layout.unit()];
        for (int i = 0; i < indices.length; i++) {
            int repeat = i / (kept * layout.unit());
            indices[i] = repeat * size * layout.unit() + i % (kept * layout.unit());
        }
        return indices;
    }

    private int kept(Axis base, Map<String, Integer> widths) {
        ChannelGroup group = groups.get(base);
        return group == null ? base.size() : widths.getOrDefault(group.name(), group.size());
    }

    private int slicedExtent(Axis axis, Map<String, Integer> widths) {
        Axis.Layout layout = axis.resolve();
        return layout.repeat() * kept(layout.base(), widths) * layout.unit();
    }

    private Shape slicedShape(Axes axes, Map<String, Integer> widths) {
        return new Shape(
                axes.all().stream().map(axis -> slicedExtent(axis, widths)).toList());
    }

    private void checkWidths(Map<String, Integer> widths) {
        for (var width : widths.entrySet()) {
            ChannelGroup group = groups.values().stream()
                    .filter(candidate -> candidate.name().equals(width.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no channel group " + width.getKey()));
            if (width.getValue() < 1 || width.getValue() > group.size()) {
                throw new IllegalArgumentException("width of " + group.name() + " must be between 1 and " + group.size()
                        + ", was " + width.getValue());
            }
        }
    }
}
