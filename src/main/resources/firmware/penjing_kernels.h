/*
 * Penjing's integer kernels: plain C99, no heap, no floating point, no state.
 *
 * A model is a table of nodes. A kernel runs one node and returns the next, so that a step of the model is straight-line
 * code:
 *
 *     n = penjing_rms_norm_8(n, arena);
 *     n = penjing_linear_w4_8_8(n, arena);
 *
 * Tensors are row-major, int8_t with any zero point (suffix 8) or int16_t with zero point 0 (suffix 16), and lie in the
 * arena, which is 8-byte aligned. A node's result, inputs and scratch never overlap, and no dimension is 0. All cores and
 * compilers give the same bytes.
 *
 * A pair of `multiplier` and `shift` stands for the factor multiplier * 2^(shift - 31), with a multiplier of 2^30 to
 * 2^31 - 1 (only the mean's may be smaller) and a shift of -31 to 30. Products are rounded twice, as TensorFlow Lite does.
 */
#ifndef PENJING_KERNELS_H
#define PENJING_KERNELS_H

#include "penjing.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a kernel does (constant), and where: offsets into the arena in units of 8 bytes. at[0] is the result, at[1].. inputs. */
typedef struct {
    const void *form;
    uint16_t at[4];
} penjing_node;

/*
 * y[r][c] = bias[c] + sum over k of x[r][k] * weight[c][k], rescaled by the channel's multiplier and shift.
 *
 * Weights are packed from the lowest bit of a byte up, two's complement without the most negative value; each output channel
 * starts on a byte. The input's zero point is part of the bias, which may be NULL for 16-bit inputs. Kernels read up to
 * PENJING_WEIGHT_PADDING bytes behind the last weight. At most 512 inputs where they have 16 bits.
 *
 * Scratch, at[3]: PENJING_LINEAR_SCRATCH(rows, inputs) bytes.
 */
typedef struct {
    const uint8_t *weights;
    const int32_t *bias;
    const int32_t *multiplier;
    const int8_t *shift;
    uint16_t rows, inputs, outputs;
    int16_t out_zero;
} penjing_linear;

#define PENJING_WEIGHT_PADDING 7
#define PENJING_LINEAR_SCRATCH(rows, inputs) (((rows) > 1 ? 4 : 2) * (((inputs) + 15) / 16 * 16))

/* The same with 16-bit inputs and 64-bit sums, for any number of inputs, weight bits and output bits; no scratch. */
typedef struct {
    const uint8_t *weights;
    const int64_t *bias;
    const int32_t *multiplier;
    const int8_t *shift;
    uint16_t rows, inputs, outputs;
    int16_t out_zero;
    uint8_t weight_bits, out_bits;
    uint16_t pad;
} penjing_wide;

/* y[t] = table[token t]: rows of `width` values. at[1] holds the tokens, of 1 or 2 bytes. */
typedef struct {
    const void *table;
    uint16_t cells, width;
    uint16_t token_bytes;
    uint16_t pad;
} penjing_embed;

/* y[c][r] = x[r][c]. */
typedef struct {
    uint16_t rows, columns;
} penjing_transpose;

/* The sum of 2 or 3 tensors, each with its own scale. No shift of an input is positive. */
typedef struct {
    int32_t multiplier[3];
    int32_t out_multiplier;
    int8_t shift[3];
    int8_t out_shift;
    int16_t zero[3];
    int16_t out_zero;
    uint16_t terms;
    uint16_t pad;
    uint32_t elements;
} penjing_add;

/* Each row times gain * 2^(gain_shift - 31), divided by the root of unit times its sum of squares plus epsilon. */
typedef struct {
    uint64_t epsilon;
    int32_t gain;
    int16_t gain_shift;
    uint16_t unit;
    uint16_t rows, columns;
    int16_t zero, out_zero;
} penjing_rms_norm;

/* y = a * sigmoid(a) * b, where a row of the input is `columns` values a, then as many b. */
typedef struct {
    int32_t multiplier;
    int8_t shift;
    uint8_t x_shift;
    uint16_t x_mantissa;
    uint16_t rows, columns;
    int16_t zero, out_zero;
} penjing_swiglu;

/* The mean of each column. sum_zero is rows * zero point. */
typedef struct {
    int32_t multiplier;
    int32_t shift;
    int32_t sum_zero;
    uint16_t rows, columns;
    int16_t out_zero;
    uint16_t pad;
} penjing_mean;

/* y = x, but for values below zero, which become zero; both have one scale and one zero point. */
typedef struct {
    uint32_t elements;
    int16_t zero;
    uint16_t pad;
} penjing_relu;

/*
 * Every token attends to every token. A row of the input is q, k and v, each of heads * head_width values; rotary holds cosine and
 * sine in Q14 for each token and each pair of channels (i, i + head_width / 2); head_width is even.
 *
 * Scratch, at[3]: PENJING_ATTENTION_SCRATCH(tokens, head_width) bytes.
 */
typedef struct {
    const int16_t *rotary;
    int32_t multiplier;
    int8_t shift;
    uint8_t exp_shift;
    uint16_t exp_mantissa;
    uint8_t exp_pre;
    uint8_t pad;
    uint16_t tokens;
    uint16_t heads, head_width;
    int16_t zero, out_zero;
} penjing_attention;

#define PENJING_ATTENTION_SCRATCH(tokens, head_width) (2 * ((tokens) + 1) * (head_width) + 4 * (tokens))

typedef const penjing_node *penjing_kernel(const penjing_node *node, uint8_t *arena);

/* linear_w{weight bits}_{input bits}_{output bits} */
penjing_kernel penjing_linear_w8_8_8, penjing_linear_w8_8_16, penjing_linear_w8_16_8, penjing_linear_w8_16_16;
penjing_kernel penjing_linear_w6_8_8, penjing_linear_w6_8_16, penjing_linear_w6_16_8, penjing_linear_w6_16_16;
penjing_kernel penjing_linear_w4_8_8, penjing_linear_w4_8_16, penjing_linear_w4_16_8, penjing_linear_w4_16_16;
penjing_kernel penjing_linear_w2_8_8, penjing_linear_w2_8_16, penjing_linear_w2_16_8, penjing_linear_w2_16_16;
penjing_kernel penjing_linear_wide;
penjing_kernel penjing_embed_8, penjing_embed_16;
penjing_kernel penjing_transpose_8, penjing_transpose_16;
penjing_kernel penjing_add_8, penjing_add_16;
penjing_kernel penjing_rms_norm_8, penjing_rms_norm_16;
penjing_kernel penjing_swiglu_8, penjing_swiglu_16;
penjing_kernel penjing_mean_8, penjing_mean_16;
penjing_kernel penjing_relu_8, penjing_relu_16;
penjing_kernel penjing_attention_8, penjing_attention_16;

/* sigmoid(logit * mantissa * 2^-shift / 4096) in Q15 (32768 = 1). The logit comes without its zero point, |logit| <= 32768. */
uint16_t penjing_confidence(int32_t logit, uint16_t mantissa, uint8_t shift);

/* Copies the tokens of 1 or 2 bytes, unless one is outside the vocabulary. */
penjing_status penjing_take_tokens(
    void *to, const void *tokens, uint16_t cells, uint32_t vocabulary, uint16_t token_bytes);

/* Copies a row so many times, one behind the other. */
void penjing_copy_rows(void *to, const void *row, uint32_t row_bytes, uint16_t rows);

/* The index of the first largest logit, of 8 or 16 bits, of each cell, as a token of 1 or 2 bytes. */
void penjing_argmax(
    const void *logits, uint16_t bits, uint16_t cells, uint16_t vocabulary, void *tokens, uint16_t token_bytes);

#ifdef __cplusplus
}
#endif

#endif
