package org.penjing.search.scoring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.penjing.compress.ActivationRange;
import org.penjing.compress.ChannelGroups;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Compression;
import org.penjing.network.Architecture;
import org.penjing.network.Model;

/** A trained supernet, as scoring sees it: something that subnets are cut from. */
public final class SupernetView {
    private final Model model;
    private final Map<String, ActivationRange> ranges;
    private final ChannelGroups groups;

    /**
     * @param model its channels sorted by importance, so that a subnet is the first channels of each group
     * @param ranges what each activation site ranges over; carried states have the name of their network input
     */
    public SupernetView(Model model, Map<String, ActivationRange> ranges) {
        this.model = model;
        this.ranges = Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
        this.groups = ChannelGroups.of(model.architecture());
    }

    public Model model() {
        return model;
    }

    /** The shapes alone of a subnet: all that its cost depends on. */
    public Architecture architecture(Compression compression) {
        return groups.slice(compression.widths());
    }

    public CompressedModel subnet(Compression compression) {
        return new CompressedModel(groups.slice(model, compression.widths()), compression, ranges);
    }
}
