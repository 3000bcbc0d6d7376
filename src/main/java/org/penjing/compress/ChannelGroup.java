package org.penjing.compress;

import java.util.List;

/**
 * Channels that can only be pruned together, because the graph ties them: the residual stream, a mixer's inner width, heads.
 *
 * @param name the operator that first writes these channels
 * @param size channels of the unpruned model
 * @param uses the parameter axes that carry these channels
 */
public record ChannelGroup(String name, int size, List<Use> uses) {
    public ChannelGroup {
        uses = List.copyOf(uses);
    }

    /** One axis of a parameter. It is laid out as {@code repeat x size x unit}. */
    public record Use(String parameter, int axis, int repeat, int unit) {}
}
