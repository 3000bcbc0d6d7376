package org.penjing.base;

import java.util.Map;

/** Looks up what must be there. */
public final class Lookup {
    private Lookup() {}

    /** @throws IllegalArgumentException naming the key and the known keys, if {@code key} is absent */
    public static <K, V> V in(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key + " among " + map.keySet());
        }
        return value;
    }
}
