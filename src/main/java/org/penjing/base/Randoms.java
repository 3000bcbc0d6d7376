package org.penjing.base;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeded randomness: the same seed gives the same numbers on every machine. */
public final class Randoms {
    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");
    private static final long STRIDE = 0x9E3779B97F4A7C15L;

    private Randoms() {}

    public static RandomGenerator of(long seed) {
        return GENERATORS.create(seed);
    }

    /** A generator for each position of a run, from -3 on, so that the run resumes anywhere without a stored random state. */
    public static RandomGenerator of(long seed, long position) {
        return of(seed ^ (position + 3) * STRIDE);
    }

    /** The values in random order, a Fisher-Yates shuffle. */
    public static <T> List<T> shuffled(Collection<? extends T> values, RandomGenerator random) {
        List<T> shuffled = new ArrayList<>(values);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }

    /** The numbers from 0 to {@code count} - 1 in random order. */
    public static int[] permutation(int count, RandomGenerator random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
