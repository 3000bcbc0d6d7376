package org.penjing.hardware;

/**
 * Bytes of a packed model, by what they hold. docs/cost-model.md says what each is made of.
 *
 * @param weights packed rows of every weight, each weight once
 * @param requantization multiplier, shift and folded bias per output channel
 * @param embeddings tables of tokens
 * @param states initial values of carried states
 * @param tables values of functions: SiLU, exp, rotary positions
 * @param descriptors zero points, rescales and buffer offsets of operators
 */
public record FlashBytes(
        long weights, long requantization, long embeddings, long states, long tables, long descriptors) {
    /** All together, rounded up to whole 32-bit words. */
    public long total() {
        return (weights + requantization + embeddings + states + tables + descriptors + 3) / 4 * 4;
    }
}
