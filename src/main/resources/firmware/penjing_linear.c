/*
 * Linear layers: 8- or 16-bit activations times weights of 8, 6, 4 or 2 bits.
 *
 * Two rows of activations are laid out in scratch as int16_t, in the order in which unpacked weights fall into registers,
 * and padded with zeros to whole groups of weights, so that the inner loops have no remainders: what they read behind a row
 * of weights meets zeros. Then two output channels at a time sweep over both rows: each unpacked weight and each activation
 * is used twice. An odd last row is swept alone; an odd last channel is swept as both of its pair.
 */
#include "penjing_arithmetic.h"

/* Sums of two output channels (a, b) and two rows (0, 1), modulo 2^32. The mask picks two weights of a word. */
typedef struct {
    int32_t a0, a1, b0, b1;
    uint32_t mask;
} penjing_block;

#if defined(PENJING_PLAIN)

/* The definition, value by value. */
PENJING_INLINE int32_t penjing_sum_result(const penjing_linear *form, size_t c, int32_t sum, unsigned out) {
    const int32_t multiplier = form->multiplier[c];
    const int32_t shift = form->shift[c];
    return shift < 0 ? penjing_reduced_sum(sum, multiplier, shift, form->out_zero, out)
                     : penjing_raised(sum, multiplier, shift, form->out_zero, out);
}

PENJING_INLINE int32_t penjing_weight(const uint8_t *row, size_t index, unsigned bits) {
    uint32_t value = 0;
    for (size_t b = 0; b < bits; b++) {
        size_t bit = index * bits + b;
        value |= ((uint32_t) row[bit / 8U] >> bit % 8U & 1U) << b;
    }
    int32_t sign = INT32_C(1) << (bits - 1U);
    return ((int32_t) value ^ sign) - sign;
}

PENJING_INLINE void penjing_linear_of(
        const penjing_node *node, uint8_t *arena, unsigned bits, unsigned in, unsigned out) {
    const penjing_linear *form = (const penjing_linear *) node->form;
    const void *x = penjing_at(node, arena, 1);
    void *y = penjing_at(node, arena, 0);
    size_t row_bytes = ((size_t) form->inputs * bits + 7U) / 8U;
    for (size_t r = 0; r < form->rows; r++) {
        for (size_t c = 0; c < form->outputs; c++) {
            int32_t sum = form->bias == NULL ? 0 : form->bias[c];
            for (size_t k = 0; k < form->inputs; k++) {
                int32_t w = penjing_weight(form->weights + c * row_bytes, k, bits);
                sum = penjing_plus(sum, w * penjing_get(x, r * form->inputs + k, in));
            }
            penjing_put(y, r * form->outputs + c, penjing_sum_result(form, c, sum, out), out);
        }
    }
}

#else

/* Rows that are swept together. */
#if defined(PENJING_SHORT_MULTIPLY)
#define PENJING_ROWS 1U
#else
#define PENJING_ROWS 2U
#endif

#if defined(PENJING_DSP)

/*
 * Cores with dual multiplies. A word of weights is unpacked into pairs of int16_t lanes: weight i of the word's first half
 * beside weight i of its second. Weights of 8 bits are sign-extended. Smaller ones are made unsigned by an offset, so that
 * shifts and masks unpack them; the excess, offset times sum of the row, is taken off where a sum starts.
 */
typedef uint32_t penjing_lanes;

#define PENJING_HALF(bits) ((bits) == 2U ? 8U : (bits) == 4U ? 4U : 2U)
#define PENJING_WORD_BYTES(bits) ((bits) == 6U ? 3U : 4U)
#define PENJING_WORD_LANES(bits) PENJING_HALF(bits)
#define PENJING_WORDS(bits) ((bits) >= 6U ? 2U : 1U)
#define PENJING_OFFSET(bits) ((bits) == 8U ? 0 : INT32_C(1) << ((bits) - 1U))

/* Keeps loads behind it. Without it compilers load all of a loop's values first, and run out of registers. */
#define PENJING_FENCE() __asm__ volatile("" : : : "memory")

/* A word from any address: one load where unaligned access is enabled (Clang for bare metal: -munaligned-access). */
PENJING_INLINE uint32_t penjing_word(const uint8_t *bytes) {
    uint32_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

PENJING_INLINE penjing_lanes penjing_even_bytes(uint32_t word) {
    return (penjing_lanes) __sxtb16((int8x4_t) word);
}

PENJING_INLINE penjing_lanes penjing_odd_bytes(uint32_t word) {
    penjing_lanes lanes;
    __asm__("sxtb16 %0, %1, ror #8" : "=r"(lanes) : "r"(word));
    return lanes;
}

PENJING_INLINE penjing_lanes penjing_bottoms(penjing_lanes a, penjing_lanes b) {
    penjing_lanes lanes;
    __asm__("pkhbt %0, %1, %2, lsl #16" : "=r"(lanes) : "r"(a), "r"(b));
    return lanes;
}

PENJING_INLINE uint32_t penjing_open(const uint8_t *bytes, unsigned bits) {
    uint32_t word = penjing_word(bytes);
    switch (bits) {
        case 2U:
            return word ^ UINT32_C(0xAAAAAAAA);
        case 4U:
            return word ^ UINT32_C(0x88888888);
        case 6U:
            word ^= UINT32_C(0x00820820);
            __asm__("pkhbt %0, %0, %0, lsl #4" : "+r"(word));
            return word;
        default:
            return word;
    }
}

PENJING_INLINE penjing_lanes penjing_pick(uint32_t word, unsigned i, uint32_t mask, unsigned bits) {
    if (bits == 8U) {
        return i == 0U ? penjing_even_bytes(word) : penjing_odd_bytes(word);
    }
    return word >> (i * bits) & mask;
}

PENJING_INLINE int32_t penjing_dual(penjing_lanes a, penjing_lanes b, int32_t sum) {
    return __smlad((int16x2_t) a, (int16x2_t) b, sum);
}

PENJING_INLINE penjing_block penjing_start(int32_t a, int32_t b, int32_t excess0, int32_t excess1, unsigned bits) {
    penjing_block s = {
        penjing_plus(a, -excess0),
        penjing_plus(a, -excess1),
        penjing_plus(b, -excess0),
        penjing_plus(b, -excess1),
        UINT32_C(0x00010001) * ((1U << bits) - 1U)};
    /* Hides that the mask is a constant: from a register, shift and mask are one instruction. */
    __asm__("" : "+r"(s.mask));
    return s;
}

PENJING_INLINE void penjing_take(
        penjing_block *s, uint32_t a, uint32_t b, const penjing_lanes *x, unsigned i, unsigned rows, unsigned bits) {
    if (rows == 2U) {
        PENJING_FENCE();
    }
    penjing_lanes wa = penjing_pick(a, i, s->mask, bits);
    penjing_lanes wb = penjing_pick(b, i, s->mask, bits);
    s->a0 = penjing_dual(wa, x[i * rows], s->a0);
    s->b0 = penjing_dual(wb, x[i * rows], s->b0);
    if (rows == 2U) {
        s->a1 = penjing_dual(wa, x[i * rows + 1U], s->a1);
        s->b1 = penjing_dual(wb, x[i * rows + 1U], s->b1);
    }
}

/* Takes a word of weights of both channels, and the activations that it meets, into the block. */
PENJING_INLINE void penjing_take_word(
        penjing_block *s,
        const uint8_t *first,
        const uint8_t *second,
        const penjing_lanes *x,
        unsigned rows,
        unsigned bits) {
    uint32_t a = penjing_open(first, bits);
    uint32_t b = penjing_open(second, bits);
    penjing_take(s, a, b, x, 0U, rows, bits);
    penjing_take(s, a, b, x, 1U, rows, bits);
    if (bits <= 4U) {
        penjing_take(s, a, b, x, 2U, rows, bits);
        penjing_take(s, a, b, x, 3U, rows, bits);
    }
    if (bits == 2U) {
        penjing_take(s, a, b, x, 4U, rows, bits);
        penjing_take(s, a, b, x, 5U, rows, bits);
        penjing_take(s, a, b, x, 6U, rows, bits);
        penjing_take(s, a, b, x, 7U, rows, bits);
    }
}

PENJING_INLINE int32_t penjing_lay_lanes(penjing_lanes *to, penjing_lanes lanes, int32_t sum, unsigned bits) {
    *to = lanes;
    return bits == 8U ? 0 : penjing_dual(lanes, UINT32_C(0x00010001), sum);
}

/* Lays out the activations that meet a word of weights, for one row; returns `sum` with theirs. */
PENJING_INLINE int32_t penjing_lay_word(
        const void *x, penjing_lanes *to, size_t rows, int32_t sum, unsigned bits, unsigned in) {
    const size_t half = PENJING_HALF(bits);
    if (in == 8U && half == 2U) {
        uint32_t word = penjing_word(x);
        sum = penjing_lay_lanes(to, penjing_even_bytes(word), sum, bits);
        return penjing_lay_lanes(to + rows, penjing_odd_bytes(word), sum, bits);
    }
    for (size_t i = 0; i < half; i++) {
        penjing_lanes low = (penjing_lanes) penjing_get(x, i, in);
        penjing_lanes high = (penjing_lanes) penjing_get(x, i + half, in);
        sum = penjing_lay_lanes(to, penjing_bottoms(low, high), sum, bits);
        to += rows;
    }
    return sum;
}

/* The same where the row ends within the word: zeros follow. */
PENJING_INLINE int32_t penjing_lay_rest(
        const void *x, size_t inputs, penjing_lanes *to, size_t rows, int32_t sum, unsigned bits, unsigned in) {
    const size_t half = PENJING_HALF(bits);
    for (size_t i = 0; i < half; i++) {
        penjing_lanes low = i < inputs ? (penjing_lanes) penjing_get(x, i, in) : 0U;
        penjing_lanes high = i + half < inputs ? (penjing_lanes) penjing_get(x, i + half, in) : 0U;
        sum = penjing_lay_lanes(to, penjing_bottoms(low, high), sum, bits);
        to += rows;
    }
    return sum;
}

/* Lays out one of the rows, padded with zeros up to `end`, and returns its excess. */
PENJING_INLINE int32_t penjing_lay(
        const void *x,
        size_t inputs,
        penjing_lanes *to,
        const penjing_lanes *end,
        size_t rows,
        unsigned bits,
        unsigned in) {
    const size_t word = 2U * PENJING_HALF(bits);
    int32_t sum = 0;
    for (; inputs >= word; inputs -= word) {
        sum = penjing_lay_word(x, to, rows, sum, bits, in);
        x = penjing_skip(x, word, in);
        to += PENJING_WORD_LANES(bits) * rows;
    }
    for (; to < end; to += PENJING_WORD_LANES(bits) * rows) {
        sum = penjing_lay_rest(x, inputs, to, rows, sum, bits, in);
        inputs = 0;
    }
    return (int32_t) ((uint32_t) sum * (uint32_t) PENJING_OFFSET(bits));
}

#else

/* Cores without. A word is 4 weights, and activations keep their order. */
typedef int16_t penjing_lanes;

#define PENJING_HALF(bits) 2U
#define PENJING_WORD_BYTES(bits) ((bits) / 2U)
#define PENJING_WORD_LANES(bits) 4U
#define PENJING_WORDS(bits) 1U

PENJING_INLINE penjing_block penjing_start(int32_t a, int32_t b, int32_t excess0, int32_t excess1, unsigned bits) {
    (void) excess0;
    (void) excess1;
    (void) bits;
    penjing_block s = {a, a, b, b, 0U};
    return s;
}

/* Keeps sums as they are. Without it compilers sum products first, and run out of registers. */
#if defined(__GNUC__)
#define PENJING_FENCE(s) __asm__ volatile("" : "+r"((s)->a0), "+r"((s)->a1), "+r"((s)->b0), "+r"((s)->b1))
#else
#define PENJING_FENCE(s) ((void) (s))
#endif

PENJING_INLINE int32_t penjing_pick(const uint8_t *word, unsigned i, unsigned bits) {
    uint32_t value = word[i * bits / 8U];
    unsigned at = i * bits % 8U;
    if (bits == 6U) {
        value = (uint32_t) word[0] | (uint32_t) word[1] << 8 | (uint32_t) word[2] << 16;
        at = i * bits;
    }
    return (int32_t) (value << (32U - bits - at)) >> (32U - bits);
}

PENJING_INLINE void penjing_take(
        penjing_block *s,
        const uint8_t *first,
        const uint8_t *second,
        const penjing_lanes *x,
        unsigned i,
        unsigned rows,
        unsigned bits) {
    if (rows == 2U) {
        PENJING_FENCE(s);
    }
    int32_t a = penjing_pick(first, i, bits);
    int32_t b = penjing_pick(second, i, bits);
    s->a0 = penjing_plus(s->a0, a * x[i * rows]);
    s->b0 = penjing_plus(s->b0, b * x[i * rows]);
    if (rows == 2U) {
        s->a1 = penjing_plus(s->a1, a * x[i * rows + 1U]);
        s->b1 = penjing_plus(s->b1, b * x[i * rows + 1U]);
    }
}

PENJING_INLINE void penjing_take_word(
        penjing_block *s,
        const uint8_t *first,
        const uint8_t *second,
        const penjing_lanes *x,
        unsigned rows,
        unsigned bits) {
    penjing_take(s, first, second, x, 0U, rows, bits);
    penjing_take(s, first, second, x, 1U, rows, bits);
    penjing_take(s, first, second, x, 2U, rows, bits);
    penjing_take(s, first, second, x, 3U, rows, bits);
}

PENJING_INLINE int32_t penjing_lay(
        const void *x,
        size_t inputs,
        penjing_lanes *to,
        const penjing_lanes *end,
        size_t rows,
        unsigned bits,
        unsigned in) {
    (void) bits;
    for (size_t k = 0; k < inputs; k++) {
        *to = (int16_t) penjing_get(x, k, in);
        to += rows;
    }
    for (; to < end; to += rows) {
        *to = 0;
    }
    return 0;
}

#endif

PENJING_INLINE int32_t penjing_bias(const penjing_linear *form, size_t c, unsigned in) {
    return in == 16U && form->bias == NULL ? 0 : form->bias[c];
}

/* One channel, rescaled, to its place in each row. Multipliers of 1 or more are rare and kept apart. */
PENJING_INLINE void penjing_finish(
        const penjing_linear *form,
        size_t c,
        int32_t sum0,
        int32_t sum1,
        void *y0,
        void *y1,
        size_t rows,
        unsigned out) {
    const int32_t multiplier = form->multiplier[c];
    const int32_t shift = form->shift[c];
    const int32_t zero = form->out_zero;
    if (shift < 0) {
        penjing_put(y0, c, penjing_reduced_sum(sum0, multiplier, shift, zero, out), out);
        if (rows == 2U) {
            penjing_put(y1, c, penjing_reduced_sum(sum1, multiplier, shift, zero, out), out);
        }
    } else {
        penjing_put(y0, c, penjing_raised(sum0, multiplier, shift, zero, out), out);
        if (rows == 2U) {
            penjing_put(y1, c, penjing_raised(sum1, multiplier, shift, zero, out), out);
        }
    }
}

/* Adds the products of all inputs; `end` is where the layout of the rows ends. */
PENJING_INLINE void penjing_sum(
        penjing_block *s,
        const uint8_t *first,
        const uint8_t *second,
        const penjing_lanes *x,
        const penjing_lanes *end,
        unsigned rows,
        unsigned bits) {
    const size_t bytes = PENJING_WORD_BYTES(bits);
    const size_t lanes = PENJING_WORD_LANES(bits) * rows;
    do {
        penjing_take_word(s, first, second, x, rows, bits);
        first += bytes;
        second += bytes;
        x += lanes;
        if (rows == 1U && PENJING_WORDS(bits) == 2U) {
            penjing_take_word(s, first, second, x, rows, bits);
            first += bytes;
            second += bytes;
            x += lanes;
        }
    } while (x != end);
}

/* All channels of the rows (1 or 2) that are laid out from x to end. */
PENJING_INLINE void penjing_sweep(
        const penjing_linear *form,
        const penjing_lanes *x,
        const penjing_lanes *end,
        int32_t excess0,
        int32_t excess1,
        void *y,
        size_t rows,
        unsigned bits,
        unsigned in,
        unsigned out) {
    const size_t row_bytes = ((size_t) form->inputs * bits + 7U) / 8U;
    const size_t outputs = form->outputs;
    void *y1 = penjing_skip_to(y, outputs, out);
    const uint8_t *first = form->weights;
    size_t c = 0;
    do {
        const size_t last = c + 1U < outputs ? c + 1U : c;
        const uint8_t *second = last == c ? first : first + row_bytes;
        penjing_block s = penjing_start(
                penjing_bias(form, c, in), penjing_bias(form, last, in), excess0, excess1, bits);
        if (PENJING_ROWS == 2U && rows == 2U) {
            penjing_sum(&s, first, second, x, end, 2U, bits);
        } else {
            penjing_sum(&s, first, second, x, end, 1U, bits);
        }
        first = second + row_bytes;
        penjing_finish(form, c, s.a0, s.a1, y, y1, rows, out);
        penjing_finish(form, last, s.b0, s.b1, y, y1, rows, out);
        c += 2U;
    } while (c < outputs);
}

PENJING_INLINE void penjing_linear_of(
        const penjing_node *node, uint8_t *arena, unsigned bits, unsigned in, unsigned out) {
    const penjing_linear *form = (const penjing_linear *) node->form;
    const void *x = penjing_at(node, arena, 1);
    void *y = penjing_at(node, arena, 0);
    penjing_lanes *laid = (penjing_lanes *) penjing_at(node, arena, 3);
    const size_t inputs = form->inputs;
    const size_t group = 2U * PENJING_HALF(bits) * PENJING_WORDS(bits);
    const size_t lanes = (inputs + group - 1U) / group * PENJING_WORDS(bits) * PENJING_WORD_LANES(bits);
    size_t left = form->rows;
    do {
        const size_t rows = left < PENJING_ROWS ? left : PENJING_ROWS;
        const penjing_lanes *end = laid + lanes * rows;
        int32_t excess[2] = {0, 0};
        for (size_t r = 0; r < rows; r++) {
            excess[r] = penjing_lay(x, inputs, laid + r, end, rows, bits, in);
            x = penjing_skip(x, inputs, in);
        }
        penjing_sweep(form, laid, end, excess[0], excess[1], y, rows, bits, in, out);
        y = penjing_skip_to(y, rows * form->outputs, out);
        left -= rows;
    } while (left > 0U);
}

#endif

#define PENJING_LINEAR(bits, in, out)                                                                     \
    const penjing_node *penjing_linear_w##bits##_##in##_##out(const penjing_node *node, uint8_t *arena) { \
        penjing_linear_of(node, arena, bits##U, in##U, out##U);                                           \
        return node + 1;                                                                                  \
    }

PENJING_LINEAR(8, 8, 8)
PENJING_LINEAR(8, 8, 16)
PENJING_LINEAR(8, 16, 8)
PENJING_LINEAR(8, 16, 16)
PENJING_LINEAR(6, 8, 8)
PENJING_LINEAR(6, 8, 16)
PENJING_LINEAR(6, 16, 8)
PENJING_LINEAR(6, 16, 16)
PENJING_LINEAR(4, 8, 8)
PENJING_LINEAR(4, 8, 16)
PENJING_LINEAR(4, 16, 8)
PENJING_LINEAR(4, 16, 16)
PENJING_LINEAR(2, 8, 8)
PENJING_LINEAR(2, 8, 16)
PENJING_LINEAR(2, 16, 8)
PENJING_LINEAR(2, 16, 16)

/* ---- 64-bit sums ---- */

/* Weight `index` of a packed row, whatever its bits (2 to 8, even). */
PENJING_INLINE int32_t penjing_any_weight(const uint8_t *row, size_t index, uint32_t bits) {
    size_t bit = index * bits;
    uint32_t value = row[bit / 8U];
    if (bit % 8U + bits > 8U) {
        value |= (uint32_t) row[bit / 8U + 1U] << 8;
    }
    return (int32_t) (value << (32U - bits - bit % 8U)) >> (32U - bits);
}

/* x * m * 2^(s - 31) to the nearest, ties up; |x| < 2^48. Where s > -2, results of larger x are beyond 16 bits in any case. */
PENJING_INLINE int64_t penjing_scale_wide(int64_t x, int32_t m, int32_t s) {
    if (s > -2) {
        const int64_t most = INT64_C(1) << 31;
        int64_t limited = x > most ? most : x < -most ? -most : x;
        return (limited * m + (INT64_C(1) << (30 - s))) >> (31 - s);
    }
    /* The product over 2^32: what is lost below is less than the rounding bit, a multiple of 2^32. */
    int64_t low = (int64_t) ((uint64_t) (uint32_t) x * (uint32_t) m >> 32);
    int64_t high = (x >> 32) * m + low;
    return (high + (INT64_C(1) << (-2 - s))) >> (-1 - s);
}

const penjing_node *penjing_linear_wide(const penjing_node *node, uint8_t *arena) {
    const penjing_wide *form = (const penjing_wide *) node->form;
    const int16_t *x = (const int16_t *) penjing_at(node, arena, 1);
    void *y = penjing_at(node, arena, 0);
    int64_t limit = form->out_bits == 8U ? INT8_MAX : INT16_MAX;
    size_t row_bytes = ((size_t) form->inputs * form->weight_bits + 7U) / 8U;
    size_t to = 0;
    for (size_t r = 0; r < form->rows; r++) {
        const uint8_t *weights = form->weights;
        for (size_t c = 0; c < form->outputs; c++) {
            int64_t sum = form->bias == NULL ? 0 : form->bias[c];
            for (size_t k = 0; k < form->inputs; k++) {
                sum += x[k] * penjing_any_weight(weights, k, form->weight_bits);
            }
            int64_t scaled = penjing_scale_wide(sum, form->multiplier[c], form->shift[c]) + form->out_zero;
            scaled = scaled > limit ? limit : scaled < -limit - 1 ? -limit - 1 : scaled;
            penjing_put(y, to, (int32_t) scaled, form->out_bits);
            to++;
            weights += row_bytes;
        }
        x += form->inputs;
    }
    return node + 1;
}
