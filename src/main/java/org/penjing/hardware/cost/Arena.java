package org.penjing.hardware.cost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.penjing.base.Lookup;

/**
 * Where every buffer of a step lies in SRAM.
 *
 * @param placements in the order in which the buffers were given
 * @param shared tensors without a buffer of their own, with the tensor into whose buffer they are written
 * @param bytes the peak: the end of the buffer that ends last
 */
public record Arena(List<Placement> placements, Map<String, String> shared, long bytes) {
    public Arena {
        placements = List.copyOf(placements);
        shared = Map.copyOf(shared);
    }

    /** The offset of every tensor by its name, and of every kernel's working memory by {@link #scratch}. */
    public Map<String, Integer> offsets() {
        Map<String, Integer> offsets = new HashMap<>();
        placements.forEach(placement -> offsets.put(placement.buffer().name(), placement.offset()));
        shared.forEach((tensor, owner) -> offsets.put(tensor, Lookup.in(offsets, owner)));
        return offsets;
    }

    /** The name of the buffer that a node's kernel works in. */
    public static String scratch(String node) {
        return node + " (kernel)";
    }

    /**
     * Something that needs memory for some time.
     *
     * @param name the tensor that it holds, or the node whose kernel works in it
     * @param first the first node during which it is in use
     * @param last the last node during which it is in use, at least {@code first}
     * @param bytes its size
     */
    public record Buffer(String name, int first, int last, int bytes) {
        public Buffer {
            if (first > last || bytes < 0) {
                throw new IllegalArgumentException(
                        "buffer " + name + " of " + bytes + " bytes from " + first + " to " + last);
            }
        }
    }

    /** A buffer and the offset of its first byte, a multiple of {@link ArenaPlanner#ALIGNMENT}. */
    public record Placement(Buffer buffer, int offset) {}
}
