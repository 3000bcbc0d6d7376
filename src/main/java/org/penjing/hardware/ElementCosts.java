package org.penjing.hardware;

/**
 * Executed instructions of what does not multiply and accumulate.
 *
 * @param call per call of any of these operators
 * @param add per element of each summand; also per element of a carried state that is rescaled
 * @param rmsNorm per element
 * @param swiGlu per result
 * @param transpose per element
 * @param embedding per element of the result
 * @param mean per element read
 * @param softmax per logit of an attention
 * @param rotary per element of queries and keys
 */
public record ElementCosts(
        Figure call,
        Figure add,
        Figure rmsNorm,
        Figure swiGlu,
        Figure transpose,
        Figure embedding,
        Figure mean,
        Figure softmax,
        Figure rotary) {}
