package org.penjing.compress;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.penjing.base.Lookup;

/**
 * What is done to a model: how many channels of each channel group are kept, and the precision of each operator that owns a
 * weight. Keys are group names and weight names; iteration is in their order, so equal compressions print equally.
 */
public record Compression(Map<String, Integer> widths, Map<String, Precision> precisions) {
    public Compression {
        widths = Collections.unmodifiableMap(new TreeMap<>(widths));
        precisions = Collections.unmodifiableMap(new TreeMap<>(precisions));
    }

    public Precision precision(String weight) {
        return Lookup.in(precisions, weight);
    }
}
