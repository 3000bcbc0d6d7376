package org.penjing.hardware.cost;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Assigns offsets to buffers so that no two in use at the same time overlap: greedy, each into the smallest gap that holds
 * it among those already placed. First the longest in use are placed first; where that does not reach the lower bound, the
 * largest first are tried too ("Efficient Memory Management for Deep Neural Net Inference", arXiv 2001.03288), and the
 * better plan is kept. The lower bound is the largest sum of bytes in use at one time.
 */
public final class ArenaPlanner {
    /** Every buffer starts at a multiple of this many bytes and takes a multiple of it. */
    public static final int ALIGNMENT = 8;

    private static final int LONGEST = (1 << 15) - 1;
    private static final int NUMBER_BITS = Integer.SIZE - Integer.numberOfLeadingZeros(Lifetimes.MOST_BUFFERS);

    private ArenaPlanner() {}

    public static Arena plan(List<Arena.Buffer> buffers) {
        return plan(buffers, Map.of());
    }

    /** @param shared tensors that are written into the buffer of another */
    static Arena plan(List<Arena.Buffer> buffers, Map<String, String> shared) {
        Lifetimes lifetimes = new Lifetimes(
                buffers.stream().mapToInt(Arena.Buffer::first).toArray(),
                buffers.stream().mapToInt(Arena.Buffer::last).toArray());
        int[] bytes =
                buffers.stream().mapToInt(buffer -> aligned(buffer.bytes())).toArray();
        int[] ends = ends(lifetimes, bytes);
        return new Arena(
                IntStream.range(0, ends.length)
                        .mapToObj(i -> new Arena.Placement(buffers.get(i), ends[i] - bytes[i]))
                        .toList(),
                shared,
                peak(ends));
    }

    /** The bytes that a buffer of so many takes. */
    static int aligned(int bytes) {
        return Math.addExact(bytes, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /**
     * The peak of the best plan.
     *
     * @param bytes of each buffer, aligned; one of no bytes is no buffer
     */
    static int peak(Lifetimes lifetimes, int[] bytes) {
        return peak(ends(lifetimes, bytes));
    }

    private static int peak(int[] ends) {
        int peak = 0;
        for (int end : ends) {
            peak = Math.max(peak, end);
        }
        return peak;
    }

    /** Where every buffer ends. */
    private static int[] ends(Lifetimes lifetimes, int[] bytes) {
        int[] byDuration = place(lifetimes, bytes, order(lifetimes, bytes, true));
        int peak = peak(byDuration);
        if (peak == lifetimes.mostInUse(bytes)) {
            return byDuration;
        }
        int[] bySize = place(lifetimes, bytes, order(lifetimes, bytes, false));
        return peak(bySize) < peak ? bySize : byDuration;
    }

    /** The largest buffers first, or those that are in use longest and of these the largest; the first given among equals. */
    private static int[] order(Lifetimes lifetimes, int[] bytes, boolean longestFirst) {
        long[] keys = new long[bytes.length];
        int count = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] > 0) {
                int duration = longestFirst ? Math.min(lifetimes.last(i) - lifetimes.first(i), LONGEST) : 0;
                keys[count++] =
                        (long) (LONGEST - duration) << 48 | (long) (Integer.MAX_VALUE - bytes[i]) << NUMBER_BITS | i;
            }
        }
        Arrays.sort(keys, 0, count);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) keys[i] & (1 << NUMBER_BITS) - 1;
        }
        return order;
    }

    private static int[] place(Lifetimes lifetimes, int[] bytes, int[] order) {
        int[] ends = new int[bytes.length];
        long[] taken = new long[order.length];
        for (int buffer : order) {
            int count = taken(lifetimes.together(buffer), bytes, ends, taken);
            ends[buffer] = Math.addExact(offset(bytes[buffer], taken, count), bytes[buffer]);
        }
        return ends;
    }

    /**
     * The places of those of {@code buffers} that have one: how many there are.
     *
     * @param taken is filled with their offsets, each above its end in one number, in their order
     */
    private static int taken(int[] buffers, int[] bytes, int[] ends, long[] taken) {
        int count = 0;
        for (int buffer : buffers) {
            int end = ends[buffer];
            if (end > 0) {
                long place = (long) (end - bytes[buffer]) << Integer.SIZE | end;
                int at = count++;
                while (at > 0 && taken[at - 1] > place) {
                    taken[at] = taken[at - 1];
                    at--;
                }
                taken[at] = place;
            }
        }
        return count;
    }

    /** The offset of the smallest gap of at least so many bytes. */
    private static int offset(int needed, long[] taken, int count) {
        int best = -1;
        int bestGap = Integer.MAX_VALUE;
        int end = 0;
        for (int i = 0; i < count; i++) {
            int gap = (int) (taken[i] >> Integer.SIZE) - end;
            if (gap >= needed && gap < bestGap) {
                best = end;
                bestGap = gap;
            }
            end = Math.max(end, (int) taken[i]);
        }
        return best >= 0 ? best : end;
    }
}
