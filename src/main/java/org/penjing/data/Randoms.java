package org.penjing.data;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Seeded randomness: same seed, same numbers. */
final class Randoms {
    private Randoms() {}

    static RandomGenerator seeded(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Fisher-Yates. */
    static <T> void shuffle(T[] values, RandomGenerator random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            T value = values[i];
            values[i] = values[j];
            values[j] = value;
        }
    }

    /** The numbers from 0 to {@code count} - 1 in random order. */
    static int[] permutation(int count, RandomGenerator random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
