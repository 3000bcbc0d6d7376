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

    private static final int MOST_BUFFERS = (1 << 17) - 1;
    private static final int LONGEST = (1 << 15) - 1;

    private ArenaPlanner() {}

    public static Arena plan(List<Arena.Buffer> buffers) {
        return plan(buffers, Map.of());
    }

    /** @param shared tensors that are written into the buffer of another */
    static Arena plan(List<Arena.Buffer> buffers, Map<String, String> shared) {
        Lifetimes lifetimes = new Lifetimes(buffers.size());
        for (Arena.Buffer buffer : buffers) {
            lifetimes.add(0, buffer.first(), buffer.last(), buffer.bytes());
        }
        int[] offsets = place(lifetimes);
        return new Arena(
                IntStream.range(0, buffers.size())
                        .mapToObj(i -> new Arena.Placement(buffers.get(i), offsets[i]))
                        .toList(),
                shared,
                peak(lifetimes, offsets));
    }

    /** Buffers as plain numbers, their sizes aligned. */
    static final class Lifetimes {
        private final int[] owner;
        private final int[] first;
        private final int[] last;
        private final int[] bytes;
        private int count;

        Lifetimes(int capacity) {
            if (capacity > MOST_BUFFERS) {
                throw new IllegalArgumentException("no plan for more than " + MOST_BUFFERS + " buffers: " + capacity);
            }
            owner = new int[capacity];
            first = new int[capacity];
            last = new int[capacity];
            bytes = new int[capacity];
        }

        void add(int whose, int from, int to, int size) {
            owner[count] = whose;
            first[count] = from;
            last[count] = to;
            bytes[count] = Math.addExact(size, ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
            count++;
        }

        int count() {
            return count;
        }

        int owner(int buffer) {
            return owner[buffer];
        }

        Arena.Buffer buffer(int buffer, String name) {
            return new Arena.Buffer(name, first[buffer], last[buffer], bytes[buffer]);
        }

        private boolean overlap(int one, int other) {
            return first[one] <= last[other] && first[other] <= last[one];
        }
    }

    /** The offset of every buffer. Quadratic in their number. */
    static int[] place(Lifetimes buffers) {
        int[] byDuration = place(buffers, order(buffers, true));
        long peak = peak(buffers, byDuration);
        if (peak == mostInUse(buffers)) {
            return byDuration;
        }
        int[] bySize = place(buffers, order(buffers, false));
        return peak(buffers, bySize) < peak ? bySize : byDuration;
    }

    private static int[] place(Lifetimes buffers, int[] order) {
        int[] offsets = new int[buffers.count];
        int[] byOffset = new int[buffers.count];
        int placed = 0;
        for (int buffer : order) {
            int offset = bestOffset(buffers, buffer, offsets, byOffset, placed);
            offsets[buffer] = offset;
            int at = placed;
            while (at > 0 && offsets[byOffset[at - 1]] > offset) {
                byOffset[at] = byOffset[at - 1];
                at--;
            }
            byOffset[at] = buffer;
            placed++;
        }
        return offsets;
    }

    /** The most bytes in use at one time: no plan has a smaller peak. */
    private static long mostInUse(Lifetimes buffers) {
        int end = 0;
        for (int i = 0; i < buffers.count; i++) {
            end = Math.max(end, buffers.last[i] + 1);
        }
        long[] change = new long[end + 1];
        for (int i = 0; i < buffers.count; i++) {
            change[buffers.first[i]] += buffers.bytes[i];
            change[buffers.last[i] + 1] -= buffers.bytes[i];
        }
        long inUse = 0;
        long most = 0;
        for (long difference : change) {
            inUse += difference;
            most = Math.max(most, inUse);
        }
        return most;
    }

    static long peak(Lifetimes buffers, int[] offsets) {
        long peak = 0;
        for (int i = 0; i < buffers.count; i++) {
            peak = Math.max(peak, (long) offsets[i] + buffers.bytes[i]);
        }
        return peak;
    }

    /** The largest buffers first, or those that are in use longest and of these the largest; the first given among equals. */
    private static int[] order(Lifetimes buffers, boolean longestFirst) {
        long[] keys = new long[buffers.count];
        for (int i = 0; i < keys.length; i++) {
            int duration = longestFirst ? Math.min(buffers.last[i] - buffers.first[i], LONGEST) : 0;
            keys[i] = (long) (LONGEST - duration) << 48 | (long) (Integer.MAX_VALUE - buffers.bytes[i]) << 17 | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            order[i] = (int) keys[i] & MOST_BUFFERS;
        }
        return order;
    }

    private static int bestOffset(Lifetimes buffers, int buffer, int[] offsets, int[] byOffset, int placed) {
        int best = -1;
        int bestGap = Integer.MAX_VALUE;
        int end = 0;
        for (int i = 0; i < placed; i++) {
            int other = byOffset[i];
            if (!buffers.overlap(buffer, other)) {
                continue;
            }
            int gap = offsets[other] - end;
            if (gap >= buffers.bytes[buffer] && gap < bestGap) {
                best = end;
                bestGap = gap;
            }
            end = Math.max(end, Math.addExact(offsets[other], buffers.bytes[other]));
        }
        return best >= 0 ? best : end;
    }
}
