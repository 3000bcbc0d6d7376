package org.penjing.hardware.cost;

/**
 * Bytes of firmware in flash, by what they hold. docs/cost-model.md says what each is made of.
 *
 * @param weights packed rows of every weight, each weight once
 * @param requantization multiplier, shift and folded bias per output channel
 * @param embeddings tables of tokens
 * @param states initial values of carried states
 * @param tables rotary positions
 * @param descriptors the structures of operators, and where each node reads and writes
 * @param code kernels, driver, step, what the compiler adds
 */
public record FlashBytes(
        long weights, long requantization, long embeddings, long states, long tables, long descriptors, long code) {
    /** All together. */
    public long total() {
        return weights + requantization + embeddings + states + tables + descriptors + code;
    }
}
