/*
 * Kernels between the linear layers: embedding, normalisation, gate, attention, sums, means.
 */
#include "penjing_arithmetic.h"

/* sigmoid(i / 16) in Q15. */
static const uint16_t penjing_sigmoid[193] = {
    16384, 16896, 17407, 17916, 18421, 18923, 19420, 19912, 20397, 20874, 21344, 21804, 22255, 22696, 23127, 23547,
    23955, 24352, 24737, 25110, 25471, 25819, 26155, 26479, 26790, 27090, 27377, 27653, 27917, 28169, 28411, 28642,
    28862, 29072, 29272, 29462, 29644, 29816, 29979, 30135, 30282, 30422, 30555, 30680, 30799, 30912, 31018, 31119,
    31214, 31304, 31389, 31469, 31545, 31616, 31684, 31747, 31807, 31864, 31917, 31968, 32015, 32060, 32102, 32141,
    32179, 32214, 32247, 32278, 32307, 32335, 32361, 32385, 32408, 32430, 32450, 32469, 32487, 32504, 32520, 32535,
    32549, 32562, 32574, 32586, 32597, 32607, 32617, 32626, 32635, 32643, 32650, 32657, 32664, 32670, 32676, 32682,
    32687, 32692, 32696, 32701, 32705, 32709, 32712, 32716, 32719, 32722, 32725, 32727, 32730, 32732, 32734, 32736,
    32738, 32740, 32742, 32743, 32745, 32746, 32747, 32749, 32750, 32751, 32752, 32753, 32754, 32755, 32756, 32756,
    32757, 32758, 32758, 32759, 32759, 32760, 32760, 32761, 32761, 32762, 32762, 32762, 32763, 32763, 32763, 32764,
    32764, 32764, 32764, 32765, 32765, 32765, 32765, 32765, 32766, 32766, 32766, 32766, 32766, 32766, 32766, 32766,
    32767, 32767, 32767, 32767, 32767, 32767, 32767, 32767, 32767, 32767, 32767, 32767, 32767, 32767, 32767, 32767,
    32767, 32767, 32768, 32768, 32768, 32768, 32768, 32768, 32768, 32768, 32768, 32768, 32768, 32768, 32768, 32768,
    32768,
};

/* 2^(-i / 32) in Q15. */
static const uint16_t penjing_exp2[33] = {
    32768, 32066, 31379, 30706, 30048, 29405, 28774, 28158, 27554, 26964, 26386, 25821, 25268, 24726, 24196, 23678,
    23170, 22674, 22188, 21713, 21247, 20792, 20347, 19911, 19484, 19066, 18658, 18258, 17867, 17484, 17109, 16743,
    16384,
};

/* Defines the kernels penjing_NAME_8 and penjing_NAME_16 from the function penjing_NAME_of(node, arena, bits). */
#define PENJING_BOTH(name)                                                              \
    const penjing_node *penjing_##name##_8(const penjing_node *node, uint8_t *arena) {  \
        penjing_##name##_of(node, arena, 8U);                                           \
        return node + 1;                                                                \
    }                                                                                   \
    const penjing_node *penjing_##name##_16(const penjing_node *node, uint8_t *arena) { \
        penjing_##name##_of(node, arena, 16U);                                          \
        return node + 1;                                                                \
    }

/* ---- Moves ---- */

PENJING_INLINE void penjing_embed_of(const penjing_node *node, uint8_t *arena, unsigned bits) {
    const penjing_embed *form = (const penjing_embed *) node->form;
    const void *tokens = penjing_at(node, arena, 1);
    uint8_t *y = (uint8_t *) penjing_at(node, arena, 0);
    size_t bytes = (size_t) form->width * (bits / 8U);
    for (size_t t = 0; t < form->cells; t++) {
        size_t token = form->token_bytes == 2U ? ((const uint16_t *) tokens)[t] : ((const uint8_t *) tokens)[t];
        memcpy(y, (const uint8_t *) form->table + token * bytes, bytes);
        y += bytes;
    }
}
PENJING_BOTH(embed)

PENJING_INLINE void penjing_transpose_of(const penjing_node *node, uint8_t *arena, unsigned bits) {
    const penjing_transpose *form = (const penjing_transpose *) node->form;
    const void *x = penjing_at(node, arena, 1);
    void *y = penjing_at(node, arena, 0);
    size_t rows = form->rows;
    size_t columns = form->columns;
    size_t to = 0;
    for (size_t c = 0; c < columns; c++) {
        size_t from = c;
        for (size_t r = 0; r < rows; r++) {
            penjing_put(y, to, penjing_get(x, from, bits), bits);
            to++;
            from += columns;
        }
    }
}
PENJING_BOTH(transpose)

/* ---- Sum of tensors ---- */

/* One of the tensors. Its values are lifted by 20 or 15 bits, to at most 2^30, and then scaled by less than 1. */
typedef struct {
    const void *x;
    int32_t zero, multiplier, drop;
} penjing_term;

PENJING_INLINE penjing_term penjing_term_of(const penjing_node *node, uint8_t *arena, unsigned i, int32_t lift) {
    const penjing_add *form = (const penjing_add *) node->form;
    penjing_term term = {
        penjing_at(node, arena, i + 1U), form->zero[i] * lift, form->multiplier[i], -(int32_t) form->shift[i]};
    return term;
}

PENJING_INLINE int32_t penjing_term_at(penjing_term term, size_t i, int32_t lift, unsigned bits) {
    int32_t lifted = penjing_get(term.x, i, bits) * lift - term.zero;
    return penjing_half_small(penjing_high(lifted, term.multiplier), term.drop);
}

PENJING_INLINE void penjing_add_of(const penjing_node *node, uint8_t *arena, unsigned bits) {
    const penjing_add *form = (const penjing_add *) node->form;
    const int32_t lift = bits == 8U ? INT32_C(1) << 20 : INT32_C(1) << 15;
    const penjing_term first = penjing_term_of(node, arena, 0U, lift);
    const penjing_term second = penjing_term_of(node, arena, 1U, lift);
    const penjing_term third = penjing_term_of(node, arena, 2U, lift);
    const int three = form->terms == 3U;
    const int32_t multiplier = form->out_multiplier;
    const int32_t shift = form->out_shift;
    const int32_t zero = form->out_zero;
    const size_t elements = form->elements;
    void *y = penjing_at(node, arena, 0);
    for (size_t i = 0; i < elements; i++) {
        int32_t sum = penjing_plus(penjing_term_at(first, i, lift, bits), penjing_term_at(second, i, lift, bits));
        if (three) {
            sum = penjing_plus(sum, penjing_term_at(third, i, lift, bits));
        }
        penjing_put(y, i, penjing_result(sum, multiplier, shift, zero, bits), bits);
    }
}
PENJING_BOTH(add)

/* ---- Root mean square norm ---- */

PENJING_INLINE uint32_t penjing_leading_zeros(uint64_t x) {
#if defined(__GNUC__)
    return (uint32_t) __builtin_clzll(x);
#else
    uint32_t zeros = 0;
    for (; (x >> 63) == 0U; x <<= 1) {
        zeros++;
    }
    return zeros;
#endif
}

/* 2^30 / sqrt(v / 2^32) for v of at least 2^30: a line through the curve, then three Newton steps. */
PENJING_INLINE uint32_t penjing_inverse_root(uint32_t v) {
    uint32_t r = UINT32_C(2254857830) - (uint32_t) ((uint64_t) v * UINT32_C(1288490189) >> 32);
    for (int step = 0; step < 3; step++) {
        uint32_t square = (uint32_t) ((uint64_t) r * r >> 31);
        uint32_t rest = UINT32_C(1610612736) - (uint32_t) ((uint64_t) v * square >> 32);
        r = (uint32_t) ((uint64_t) r * rest >> 30);
    }
    return r;
}

typedef struct {
    uint32_t mantissa, shift;
} penjing_factor;

/*
 * gain * 2^(gain_shift - 31) / sqrt(sum) as a short multiplier. A factor above 2^14 has a mantissa above 2^15; it meets only values
 * so small that products stay below 2^30.
 */
PENJING_INLINE penjing_factor penjing_norm_factor(uint64_t sum, int32_t gain, int32_t gain_shift) {
    uint64_t least = sum == 0U ? 1U : sum;
    uint32_t zeros = penjing_leading_zeros(least) & ~UINT32_C(1);
    uint64_t product = (uint64_t) (uint32_t) gain * penjing_inverse_root((uint32_t) (least << zeros >> 32));
    uint32_t drop = (product >> 61) != 0U ? 47U : 46U;
    uint32_t mantissa = (uint32_t) ((product + (UINT64_C(1) << (drop - 1U))) >> drop);
    int32_t shift = 93 - (int32_t) drop - gain_shift - (int32_t) (zeros / 2U);
    if (shift > 30) {
        mantissa >>= shift > 61 ? 31 : shift - 30;
        shift = 30;
    } else if (shift < 1) {
        mantissa <<= 1 - shift;
        shift = 1;
    }
    penjing_factor factor = {mantissa, (uint32_t) shift};
    return factor;
}

PENJING_INLINE uint64_t penjing_sum_of_squares(const void *x, size_t columns, int32_t zero, unsigned bits) {
    if (bits == 8U) {
        uint32_t sum = 0;
        for (size_t c = 0; c < columns; c++) {
            int32_t q = penjing_get(x, c, bits) - zero;
            sum += (uint32_t) (q * q);
        }
        return sum;
    }
    uint64_t sum = 0;
    for (size_t c = 0; c < columns; c++) {
        int32_t q = penjing_get(x, c, bits);
        sum += (uint32_t) (q * q);
    }
    return sum;
}

PENJING_INLINE void penjing_rms_norm_of(const penjing_node *node, uint8_t *arena, unsigned bits) {
    const penjing_rms_norm *form = (const penjing_rms_norm *) node->form;
    const void *x = penjing_at(node, arena, 1);
    void *y = penjing_at(node, arena, 0);
    const size_t columns = form->columns;
    const int32_t zero = bits == 8U ? form->zero : 0;
    const int32_t out_zero = form->out_zero;
    for (size_t r = form->rows; r > 0U; r--) {
        uint64_t sum = penjing_sum_of_squares(x, columns, zero, bits) * form->unit + form->epsilon;
        penjing_factor factor = penjing_norm_factor(sum, form->gain, form->gain_shift);
        uint32_t start = (UINT32_C(1) << (factor.shift - 1U)) - (uint32_t) zero * factor.mantissa;
        for (size_t c = 0; c < columns; c++) {
            int32_t scaled = (int32_t) ((uint32_t) penjing_get(x, c, bits) * factor.mantissa + start) >> factor.shift;
            penjing_put(y, c, penjing_saturate(scaled + out_zero, bits), bits);
        }
        x = penjing_skip(x, columns, bits);
        y = penjing_skip_to(y, columns, bits);
    }
}
PENJING_BOTH(rms_norm)

/* ---- Gate and confidence ---- */

/* sigmoid(x * mantissa * 2^-shift / 4096) in Q15. */
PENJING_INLINE int32_t penjing_sigmoid_of(int32_t x, int32_t mantissa, uint32_t shift) {
    uint32_t u = (uint32_t) penjing_short(x < 0 ? -x : x, mantissa, shift);
    u = u > 49151U ? 49151U : u;
    const uint16_t *entry = penjing_sigmoid + (u >> 8);
    int32_t rise = (int32_t) entry[1] - (int32_t) entry[0];
    int32_t s = (int32_t) entry[0] + ((rise * (int32_t) (u & 255U) + 128) >> 8);
    return x < 0 ? 32768 - s : s;
}

PENJING_INLINE void penjing_swiglu_of(const penjing_node *node, uint8_t *arena, unsigned bits) {
    const penjing_swiglu *form = (const penjing_swiglu *) node->form;
    const void *x = penjing_at(node, arena, 1);
    void *y = penjing_at(node, arena, 0);
    const size_t columns = form->columns;
    const int32_t zero = bits == 8U ? form->zero : 0;
    const int32_t out_zero = form->out_zero;
    const int32_t mantissa = form->x_mantissa;
    const uint32_t x_shift = form->x_shift;
    const int32_t multiplier = form->multiplier;
    const int32_t shift = form->shift;
    const uint32_t drop = bits == 8U ? 8U : 15U;
    for (size_t r = form->rows; r > 0U; r--) {
        const void *end = penjing_skip(x, columns, bits);
        const void *other = end;
        for (; x != end; x = penjing_skip(x, 1U, bits)) {
            int32_t a = penjing_get(x, 0U, bits) - zero;
            int32_t b = penjing_get(other, 0U, bits) - zero;
            int32_t gated = (a * penjing_sigmoid_of(a, mantissa, x_shift) + (INT32_C(1) << (drop - 1U))) >> drop;
            penjing_put(y, 0U, penjing_result(gated * b, multiplier, shift, out_zero, bits), bits);
            other = penjing_skip(other, 1U, bits);
            y = penjing_skip_to(y, 1U, bits);
        }
        x = other;
    }
}
PENJING_BOTH(swiglu)

uint16_t penjing_confidence(int32_t logit, uint16_t mantissa, uint8_t shift) {
    return (uint16_t) penjing_sigmoid_of(logit, mantissa, shift);
}

/* ---- Mean of columns ---- */

/* As penjing_result, for multipliers that may be below 2^30. */
PENJING_INLINE int32_t penjing_mean_result(int32_t x, int32_t m, int32_t s, int32_t zero, unsigned bits) {
    int32_t scaled = s < 0 ? penjing_half(penjing_high_any(x, m), -s) : penjing_high_any(penjing_up(x, s), m);
    return penjing_saturate(penjing_plus_saturated(scaled, zero), bits);
}

PENJING_INLINE void penjing_mean_of(const penjing_node *node, uint8_t *arena, unsigned bits) {
    const penjing_mean *form = (const penjing_mean *) node->form;
    const void *x = penjing_at(node, arena, 1);
    void *y = penjing_at(node, arena, 0);
    const size_t columns = form->columns;
    const size_t rows = form->rows;
    for (size_t c = 0; c < columns; c++) {
        int32_t sum = -form->sum_zero;
        const void *value = penjing_skip(x, c, bits);
        for (size_t r = rows; r > 0U; r--) {
            sum = penjing_plus(sum, penjing_get(value, 0U, bits));
            value = penjing_skip(value, columns, bits);
        }
        int32_t result = penjing_mean_result(sum, form->multiplier, form->shift, form->out_zero, bits);
        penjing_put(y, c, result, bits);
    }
}
PENJING_BOTH(mean)

/* ---- Rectifier ---- */

PENJING_INLINE void penjing_relu_of(const penjing_node *node, uint8_t *arena, unsigned bits) {
    const penjing_relu *form = (const penjing_relu *) node->form;
    const void *x = penjing_at(node, arena, 1);
    void *y = penjing_at(node, arena, 0);
    const size_t elements = form->elements;
    const int32_t zero = bits == 8U ? form->zero : 0;
    for (size_t i = 0; i < elements; i++) {
        int32_t q = penjing_get(x, i, bits);
        penjing_put(y, i, q < zero ? zero : q, bits);
    }
}
PENJING_BOTH(relu)

/* ---- Attention ---- */

/* 2^(-distance * mantissa / 2^(exp_shift + 12)) in Q15; 0 from 2^-16 on. */
PENJING_INLINE uint32_t penjing_falling(uint32_t distance, const penjing_attention *form) {
    uint32_t near = distance >> form->exp_pre;
    uint32_t y = (near > 65535U ? 65535U : near) * form->exp_mantissa >> form->exp_shift;
    if (y >= 65536U) {
        return 0;
    }
    const uint16_t *entry = penjing_exp2 + ((y >> 7) & 31U);
    uint32_t fall = (uint32_t) entry[0] - (uint32_t) entry[1];
    uint32_t e = entry[0] - ((fall * (y & 127U) + 64U) >> 7);
    uint32_t halvings = y >> 12;
    return (e + (UINT32_C(1) << halvings >> 1)) >> halvings;
}

/* One head of one token, turned by its position. */
PENJING_INLINE void penjing_rotate(
        const void *x, const int16_t *rotary, int16_t *turned, size_t half, int32_t zero, unsigned bits) {
    uint32_t drop = bits == 8U ? 11U : 15U;
    int32_t round = INT32_C(1) << (drop - 1U);
    for (size_t i = 0; i < half; i++) {
        int32_t a = penjing_get(x, i, bits) - zero;
        int32_t b = penjing_get(x, half + i, bits) - zero;
        int32_t cosine = rotary[2U * i];
        int32_t sine = rotary[2U * i + 1U];
        turned[i] = (int16_t) ((a * cosine - b * sine + round) >> drop);
        turned[half + i] = (int16_t) ((b * cosine + a * sine + round) >> drop);
    }
}

/* sum + a[0] * b[0] + a[1] * b[1]; a and b lie on a word. */
PENJING_INLINE int32_t penjing_dot(const int16_t *a, const int16_t *b, int32_t sum) {
#if defined(PENJING_DSP)
    uint32_t a_pair;
    uint32_t b_pair;
    memcpy(&a_pair, a, sizeof a_pair);
    memcpy(&b_pair, b, sizeof b_pair);
    return __smlad((int16x2_t) a_pair, (int16x2_t) b_pair, sum);
#else
    return penjing_plus(penjing_plus(sum, a[0] * b[0]), a[1] * b[1]);
#endif
}

PENJING_INLINE int64_t penjing_dot_wide(const int16_t *a, const int16_t *b, int64_t sum) {
#if defined(PENJING_DSP)
    uint32_t a_pair;
    uint32_t b_pair;
    memcpy(&a_pair, a, sizeof a_pair);
    memcpy(&b_pair, b, sizeof b_pair);
    return __smlald((int16x2_t) a_pair, (int16x2_t) b_pair, sum);
#else
    return sum + a[0] * b[0] + (int64_t) (a[1] * b[1]);
#endif
}

/* The product of a query and a key; their width is even, and both start on a word. */
PENJING_INLINE int32_t penjing_likeness(const int16_t *query, const int16_t *key, size_t width, unsigned bits) {
    const int16_t *end = query + width;
    if (bits == 8U) {
        int32_t sum = 0;
        for (; query != end; query += 2) {
            sum = penjing_dot(query, key, sum);
            key += 2;
        }
        return sum;
    }
    int64_t sum = 0;
    for (; query != end; query += 2) {
        sum = penjing_dot_wide(query, key, sum);
        key += 2;
    }
    return (int32_t) (sum >> 16);
}

/* Turns likenesses into weights in Q15, and returns their sum. */
PENJING_INLINE int32_t penjing_softmax(
        uint32_t *weight, const uint32_t *end, int32_t largest, const penjing_attention *form) {
    uint32_t sum = 0;
#if defined(__clang__)
#pragma clang loop vectorize(disable) /* Clang 14 crashes on the table look-ups where it gathers them, for MVE. */
#endif
    for (uint32_t *w = weight; w != end; w++) {
        *w = penjing_falling((uint32_t) largest - *w, form);
        sum += *w;
    }
    const uint32_t share = (UINT32_C(1) << 31) / sum;
    sum = 0;
    for (uint32_t *w = weight; w != end; w++) {
        *w = (*w * share + (UINT32_C(1) << 15)) >> 16;
        sum += *w;
    }
    return (int32_t) sum;
}

/* The weights of all keys for a query, and their sum. */
PENJING_INLINE int32_t penjing_weigh(
        const int16_t *query,
        const int16_t *key,
        uint32_t *weight,
        const uint32_t *end,
        const penjing_attention *form,
        unsigned bits) {
    const size_t width = form->head_width;
    int32_t largest = INT32_MIN;
    for (uint32_t *w = weight; w != end; w++) {
        int32_t likeness = penjing_likeness(query, key, width, bits);
        largest = likeness > largest ? likeness : largest;
        *w = (uint32_t) likeness;
        key += width;
    }
    return penjing_softmax(weight, end, largest, form);
}

/* The weighted values of all tokens for one head of one token, two channels at a time. */
PENJING_INLINE void penjing_gather(
        const void *values,
        size_t stride,
        const uint32_t *weight,
        const uint32_t *end,
        int32_t excess,
        void *y,
        const penjing_attention *form,
        unsigned bits) {
    for (size_t i = 0; i < form->head_width; i += 2U) {
        const void *value = penjing_skip(values, i, bits);
        int32_t even = -excess;
        int32_t odd = -excess;
        for (const uint32_t *w = weight; w != end; w++) {
            even = penjing_plus(even, (int32_t) *w * penjing_get(value, 0U, bits));
            odd = penjing_plus(odd, (int32_t) *w * penjing_get(value, 1U, bits));
            value = penjing_skip(value, stride, bits);
        }
        even = penjing_result(even, form->multiplier, form->shift, form->out_zero, bits);
        odd = penjing_result(odd, form->multiplier, form->shift, form->out_zero, bits);
        penjing_put(y, i, even, bits);
        penjing_put(y, i + 1U, odd, bits);
    }
}

PENJING_INLINE void penjing_attention_of(const penjing_node *node, uint8_t *arena, unsigned bits) {
    const penjing_attention *form = (const penjing_attention *) node->form;
    const void *x = penjing_at(node, arena, 1);
    void *y = penjing_at(node, arena, 0);
    const size_t tokens = form->tokens;
    const size_t width = form->head_width;
    const size_t across = (size_t) form->heads * width;
    const int32_t zero = bits == 8U ? form->zero : 0;
    int16_t *keys = (int16_t *) penjing_at(node, arena, 3);
    int16_t *query = keys + tokens * width;
    uint32_t *weight = (uint32_t *) (void *) (query + width);
    const uint32_t *end = weight + tokens;

    for (size_t h = 0; h < form->heads; h++) {
        const void *key = penjing_skip(x, across, bits);
        for (size_t t = 0; t < tokens; t++) {
            penjing_rotate(key, form->rotary + t * width, keys + t * width, width / 2U, zero, bits);
            key = penjing_skip(key, 3U * across, bits);
        }
        const void *source = x;
        const void *values = penjing_skip(x, 2U * across, bits);
        void *result = y;
        for (size_t t = 0; t < tokens; t++) {
            penjing_rotate(source, form->rotary + t * width, query, width / 2U, zero, bits);
            int32_t sum = penjing_weigh(query, keys, weight, end, form, bits);
            penjing_gather(values, 3U * across, weight, end, sum * zero, result, form, bits);
            source = penjing_skip(source, 3U * across, bits);
            result = penjing_skip_to(result, across, bits);
        }
        x = penjing_skip(x, width, bits);
        y = penjing_skip_to(y, width, bits);
    }
}
PENJING_BOTH(attention)

/* ---- Around a step ---- */

penjing_status penjing_take_tokens(
        void *to, const void *tokens, uint16_t cells, uint32_t vocabulary, uint16_t token_bytes) {
    for (size_t cell = 0; cell < cells; cell++) {
        uint32_t token = token_bytes == 2U ? ((const uint16_t *) tokens)[cell] : ((const uint8_t *) tokens)[cell];
        if (token >= vocabulary) {
            return penjing_bad_token;
        }
    }
    memcpy(to, tokens, (size_t) cells * token_bytes);
    return penjing_ok;
}

void penjing_copy_rows(void *to, const void *row, uint32_t row_bytes, uint16_t rows) {
    uint8_t *next = (uint8_t *) to;
    for (size_t r = 0; r < rows; r++) {
        memcpy(next, row, row_bytes);
        next += row_bytes;
    }
}

void penjing_argmax(
        const void *logits, uint16_t bits, uint16_t cells, uint16_t vocabulary, void *tokens, uint16_t token_bytes) {
    for (size_t cell = 0; cell < cells; cell++) {
        size_t best = 0;
        for (size_t i = 1; i < vocabulary; i++) {
            best = penjing_get(logits, i, bits) > penjing_get(logits, best, bits) ? i : best;
        }
        if (token_bytes == 2U) {
            ((uint16_t *) tokens)[cell] = (uint16_t) best;
        } else {
            ((uint8_t *) tokens)[cell] = (uint8_t) best;
        }
        logits = penjing_skip(logits, vocabulary, bits);
    }
}
