package org.penjing.hardware.cost;

import java.util.stream.IntStream;

/**
 * When buffers are in use, and so which of them are in use together: all that an arena's plan takes from a network whatever the
 * buffers' sizes are. Immutable.
 */
final class Lifetimes {
    static final int MOST_BUFFERS = (1 << 17) - 1;

    private final int[] first;
    private final int[] last;
    private final int[][] together;
    private final int end;

    /**
     * Quadratic in the number of buffers.
     *
     * @param first of each buffer the first node during which it is in use
     * @param last the last one
     */
    Lifetimes(int[] first, int[] last) {
        if (first.length > MOST_BUFFERS) {
            throw new IllegalArgumentException("no plan for more than " + MOST_BUFFERS + " buffers: " + first.length);
        }
        this.first = first.clone();
        this.last = last.clone();
        together = IntStream.range(0, first.length).mapToObj(this::usedWith).toArray(int[][]::new);
        end = IntStream.of(last).max().orElse(-1) + 1;
    }

    private int[] usedWith(int buffer) {
        return IntStream.range(0, first.length)
                .filter(other -> other != buffer && first[other] <= last[buffer] && first[buffer] <= last[other])
                .toArray();
    }

    int buffers() {
        return first.length;
    }

    int first(int buffer) {
        return first[buffer];
    }

    int last(int buffer) {
        return last[buffer];
    }

    /** The other buffers that are in use during some node when this one is. */
    int[] together(int buffer) {
        return together[buffer];
    }

    /** The most bytes in use at one time: no plan has a smaller peak. */
    long mostInUse(int[] bytes) {
        long[] change = new long[end + 1];
        for (int i = 0; i < bytes.length; i++) {
            change[first[i]] += bytes[i];
            change[last[i] + 1] -= bytes[i];
        }
        long inUse = 0;
        long most = 0;
        for (long difference : change) {
            inUse += difference;
            most = Math.max(most, inUse);
        }
        return most;
    }
}
