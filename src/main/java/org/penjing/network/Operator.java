package org.penjing.network;

import org.jspecify.annotations.Nullable;

/**
 * What a node computes. Every reader of networks (shape inference, the trainer, the ONNX writer, the cost model) switches
 * over this family without a default, so a new operator is a compile error wherever it must be known. Shapes leave out the
 * batch axis; T is a number of tokens, D a number of channels. Parameters are referred to by name: a name used by two nodes
 * is a shared parameter.
 */
public sealed interface Operator {

    /** Row lookup: tokens [T] to [T, width]. The table is [vocabulary, width]; its rows are multiplied by {@code scale}. */
    record Embedding(String table, int vocabulary, int width, float scale) implements Operator {}

    /** {@code y = x W' + b} over the last axis: [.., inputs] to [.., outputs]. W is [outputs, inputs], b is [outputs]. */
    record Linear(String weight, @Nullable String bias, int inputs, int outputs) implements Operator {}

    /** Swaps the last two axes: [T, D] to [D, T]. */
    record Transpose() implements Operator {}

    /** {@code x / sqrt(mean(x^2) + epsilon)} over the last axis, without a learned scale (arXiv 1910.07467). */
    record RmsNorm(float epsilon) implements Operator {}

    /** {@code silu(a) * b} where a and b are the first and second half of the last axis: [.., 2 I] to [.., I] (arXiv 2002.05202). */
    record SwiGlu() implements Operator {}

    /**
     * Non-causal multi-head attention over [T, 3 heads headWidth] (queries, keys, values one after the other, each
     * head-major) to [T, heads headWidth], with rotary positions on queries and keys (arXiv 2104.09864): pairs are the
     * first and second half of a head, the angle of pair i at token t is {@code t * rotaryBase^(-2 i / headWidth)}. Logits
     * are divided by {@code sqrt(headWidth)}.
     */
    record Attention(int heads, int headWidth, float rotaryBase) implements Operator {}

    /** The sum of all inputs, which have one shape. */
    record Add() implements Operator {}

    /** The mean over the tokens: [T, D] to [D]. */
    record MeanTokens() implements Operator {}
}
