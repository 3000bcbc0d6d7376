package org.penjing.compress;

import java.util.List;
import java.util.Map;
import org.penjing.network.operator.Axis;

/**
 * An axis of an input or a parameter, laid out as {@code repeat x size x unit}, of whose {@code size} channels a slice keeps the
 * first ones.
 *
 * @param group the number of their group; -1 for channels that are never pruned
 */
record GroupedAxis(int group, int repeat, int size, int unit) {
    /** @param groups the numbers of groups by the axis of their channels */
    static GroupedAxis of(Axis axis, Map<Axis, Integer> groups) {
        Axis.Layout layout = axis.resolve();
        Axis base = layout.base();
        return new GroupedAxis(groups.getOrDefault(base, -1), layout.repeat(), base.size(), layout.unit());
    }

    /** @param widths how many channels are kept of each group */
    int extent(List<Integer> widths) {
        return repeat * kept(widths) * unit;
    }

    /** The places that are kept. */
    int[] indices(List<Integer> widths) {
        int run = kept(widths) * unit;
        int[] indices = new int[repeat * run];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = i / run * size * unit + i % run;
        }
        return indices;
    }

    private int kept(List<Integer> widths) {
        return group < 0 ? size : widths.get(group);
    }
}
