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
     * @param answer a token of each cell, the class, or the integers of the numbers
     * @param state what lies in memory after the last step, little-endian, one after the other: the carried states, or of a
     *     feed-forward network the tensor that the answer is read from
     * @param steps steps taken
     * @param confidence after the last step, in 2^-15
     */
    public record Inference(int[] answer, byte[] state, int steps, int confidence) {}

    /** Runs inferences, one at a time. */
    public final class Runner {
        private final IntegerExecutor executor = new IntegerExecutor(network);

        /** The whole recursion on one question. */
        public Inference run(int[] question) {
            executor.reset();
            System.arraycopy(question, 0, executor.values(network.question().name()), 0, question.length);
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

        /** The integers of a tensor after the last run; the same array at every call. */
        public int[] values(String tensor) {
            return executor.values(tensor);
        }
    }

    public Runner runner() {
        return new Runner();
    }
}
