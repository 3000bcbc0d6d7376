package org.penjing.training;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A fresh generator per seed and step, so that training resumes anywhere without a stored random state. */
final class Randoms {
    private static final long STEP_STRIDE = 0x9E3779B97F4A7C15L;

    private Randoms() {}

    static RandomGenerator of(long seed, long step) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed ^ (step + 3) * STEP_STRIDE);
    }
}
