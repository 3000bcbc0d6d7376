package org.penjing.hardware;

import java.util.List;

/**
 * Where every buffer of a step lies in SRAM.
 *
 * @param placements in the order in which the buffers were given
 * @param bytes the peak: the end of the buffer that ends last
 */
public record Arena(List<Placement> placements, long bytes) {
    public Arena {
        placements = List.copyOf(placements);
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
