package org.penjing.compress.integer;

/**
 * An integer network and how far it recurs: what ships.
 *
 * @param depth the most steps of an inference
 * @param haltThreshold the confidence, in 2^-15, at which an inference ends; above {@link Sigmoid#ONE} it never ends early
 */
public record IntegerModel(IntegerNetwork network, int depth, int haltThreshold) {
    /** A threshold that no confidence reaches. */
    public static final int NEVER = 2 * Sigmoid.ONE - 1;

    public IntegerModel {
        if (depth < 1 || haltThreshold < 0 || haltThreshold > NEVER) {
            throw new IllegalArgumentException("depth " + depth + ", threshold " + haltThreshold);
        }
    }

    /** @param haltThreshold a confidence; from 1 on an inference never ends early */
    public static IntegerModel of(IntegerNetwork network, int depth, double haltThreshold) {
        return new IntegerModel(
                network, depth, haltThreshold < 1 ? (int) Math.ceil(haltThreshold * Sigmoid.ONE) : NEVER);
    }

    /**
     * What one inference gave.
     *
     * @param answer a token per cell
     * @param state the carried states after the last step, as they lie in memory: little-endian, one after the other
     * @param steps steps taken
     * @param confidence after the last step, in 2^-15
     */
    public record Inference(int[] answer, byte[] state, int steps, int confidence) {}

    /** Runs inferences, one at a time. */
    public final class Runner {
        private final IntegerExecutor executor = new IntegerExecutor(network);

        /** The whole recursion on one question. */
        public Inference run(int[] tokens) {
            executor.reset();
            System.arraycopy(tokens, 0, executor.values(network.tokens()), 0, tokens.length);
            int steps = 0;
            int confidence = 0;
            while (steps < depth && (steps == 0 || confidence < haltThreshold)) {
                executor.step();
                executor.carry();
                confidence = executor.confidence();
                steps++;
            }
            return new Inference(executor.answer(), StateBytes.of(network, executor), steps, confidence);
        }
    }

    public Runner runner() {
        return new Runner();
    }
}
