/*
 * The fixed-point steps that kernels share. Everything here is inlined: a kernel needs no other function.
 *
 * `>>` of a negative number is assumed to be arithmetic, as on every compiler for these cores. Sums that could pass the range of
 * int32_t on the way are taken modulo 2^32, through uint32_t.
 */
#ifndef PENJING_ARITHMETIC_H
#define PENJING_ARITHMETIC_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "penjing_kernels.h"

/* Cores with dual multiplies: Cortex-M4, M7, M33, M55. PENJING_PLAIN builds the plain twins, for tests. */
#if defined(__ARM_FEATURE_DSP) && defined(__GNUC__) && !defined(__ARMEB__) && !defined(PENJING_PLAIN)
#define PENJING_DSP
#include <arm_acle.h>
#endif

/* Armv6-M and Armv8-M baseline: 8 low registers, products of 32 bits. */
#if defined(__ARM_ARCH_ISA_THUMB) && __ARM_ARCH_ISA_THUMB == 1 && !defined(PENJING_PLAIN)
#define PENJING_SHORT_MULTIPLY
#endif

#if defined(__GNUC__)
#define PENJING_INLINE static inline __attribute__((always_inline))
#else
#define PENJING_INLINE static inline
#endif

PENJING_INLINE void *penjing_at(const penjing_node *node, uint8_t *arena, unsigned place) {
    return arena + (size_t) node->at[place] * 8U;
}

/* An element of a tensor of 8 or 16 bits. `bits` is a constant wherever it is named in these files. */
PENJING_INLINE int32_t penjing_get(const void *tensor, size_t index, unsigned bits) {
    return bits == 8U ? (int32_t) ((const int8_t *) tensor)[index] : (int32_t) ((const int16_t *) tensor)[index];
}

PENJING_INLINE void penjing_put(void *tensor, size_t index, int32_t x, unsigned bits) {
    if (bits == 8U) {
        ((int8_t *) tensor)[index] = (int8_t) x;
    } else {
        ((int16_t *) tensor)[index] = (int16_t) x;
    }
}

PENJING_INLINE const void *penjing_skip(const void *tensor, size_t elements, unsigned bits) {
    return (const uint8_t *) tensor + elements * (bits / 8U);
}

PENJING_INLINE void *penjing_skip_to(void *tensor, size_t elements, unsigned bits) {
    return (uint8_t *) tensor + elements * (bits / 8U);
}

PENJING_INLINE int32_t penjing_clamp(int32_t x, int32_t low, int32_t high) {
    int32_t least = x > low ? x : low;
    return least < high ? least : high;
}

PENJING_INLINE int32_t penjing_saturate(int32_t x, unsigned bits) {
#if defined(__ARM_FEATURE_SAT) && defined(__GNUC__) && !defined(PENJING_PLAIN)
    int32_t y;
    if (bits == 8U) {
        __asm__("ssat %0, #8, %1" : "=r"(y) : "r"(x) : "cc");
    } else {
        __asm__("ssat %0, #16, %1" : "=r"(y) : "r"(x) : "cc");
    }
    return y;
#else
    return bits == 8U ? penjing_clamp(x, INT8_MIN, INT8_MAX) : penjing_clamp(x, INT16_MIN, INT16_MAX);
#endif
}

PENJING_INLINE int32_t penjing_plus(int32_t a, int32_t b) {
    return (int32_t) ((uint32_t) a + (uint32_t) b);
}

/* a + b, saturated somewhere beyond 2^29; |b| <= 2^29. */
PENJING_INLINE int32_t penjing_plus_saturated(int32_t a, int32_t b) {
#if defined(PENJING_DSP)
    return __qadd(a, b);
#else
    return penjing_clamp(a, -(INT32_C(1) << 30), INT32_C(1) << 30) + b;
#endif
}

/* a * m / 2^31 to the nearest, ties up; 0 <= m < 2^31, so the result is above INT32_MIN. */
PENJING_INLINE int32_t penjing_high_any(int32_t a, int32_t m) {
#if defined(PENJING_SHORT_MULTIPLY)
    /* In halves of 16 bits. No sum overflows: high halves of a and m are below 2^15, low ones below 2^16. */
    int32_t a_low = a & 0xFFFF;
    int32_t a_high = a >> 16;
    int32_t m_low = m & 0xFFFF;
    int32_t m_high = m >> 16;
    int32_t low = (int32_t) ((uint32_t) a_low * (uint32_t) m_low >> 16);
    int32_t one = a_high * m_low + low;
    int32_t two = a_low * m_high;
    int32_t middle = (one & 0xFFFF) + (two & 0xFFFF);
    return 2 * (a_high * m_high + (one >> 16) + (two >> 16)) + (((middle >> 14) + 1) >> 1);
#else
    return (int32_t) (((int64_t) a * m + (INT64_C(1) << 30)) >> 31);
#endif
}

/* The same for m of at least 2^30. As an int32_t, 2 * m is then 2 * m - 2^32, and adding a * 2^32 makes up for it. */
PENJING_INLINE int32_t penjing_high(int32_t a, int32_t m) {
#if defined(PENJING_DSP)
    int32_t high;
    __asm__("smmlar %0, %1, %2, %1" : "=r"(high) : "r"(a), "r"((uint32_t) m << 1));
    return high;
#else
    return penjing_high_any(a, m);
#endif
}

/* x / 2^e to the nearest, ties away from zero; x above INT32_MIN, 0 <= e <= 31. */
PENJING_INLINE int32_t penjing_half(int32_t x, int32_t e) {
#if defined(PENJING_PLAIN)
    int32_t mask = (int32_t) ((UINT32_C(1) << e) - 1U);
    int32_t threshold = (mask >> 1) + (x < 0 ? 1 : 0);
    return (x >> e) + ((x & mask) > threshold ? 1 : 0);
#else
    return e == 0 ? x : (((x + (x >> 31)) >> (e - 1)) + 1) >> 1;
#endif
}

/* The same for |x| <= 2^30, without a branch. */
PENJING_INLINE int32_t penjing_half_small(int32_t x, int32_t e) {
    int32_t away = (x & -e) >> 31;
    return (x + away + (int32_t) ((UINT32_C(1) << e) >> 1)) >> e;
}

/* x * 2^s, saturated; 0 <= s <= 30. Small rather than fast where the core doubles with saturation: shifts up are rare. */
PENJING_INLINE int32_t penjing_up(int32_t x, int32_t s) {
#if defined(PENJING_DSP)
    for (; s > 0; s--) {
        x = __qadd(x, x);
    }
    return x;
#else
    int32_t y = (int32_t) ((uint32_t) x << s);
    return y >> s == x ? y : (x >> 31) ^ INT32_MAX;
#endif
}

/*
 * The result of a kernel: x * m * 2^(s - 31), rounded twice as TensorFlow Lite does, with its zero point,
 * saturated. Only where s >= 0 can the sum leave the range of int32_t.
 */
PENJING_INLINE int32_t penjing_reduced(int32_t x, int32_t m, int32_t s, int32_t zero, unsigned bits) {
    return penjing_saturate(penjing_half(penjing_high(x, m), -s) + zero, bits);
}

/* The same for sums of products: TensorFlow Lite rounds ties of their second rounding up. s < 0. */
PENJING_INLINE int32_t penjing_reduced_sum(int32_t x, int32_t m, int32_t s, int32_t zero, unsigned bits) {
    return penjing_saturate((((penjing_high(x, m) >> (-s - 1)) + 1) >> 1) + zero, bits);
}

PENJING_INLINE int32_t penjing_raised(int32_t x, int32_t m, int32_t s, int32_t zero, unsigned bits) {
    return penjing_saturate(penjing_plus_saturated(penjing_high(penjing_up(x, s), m), zero), bits);
}

PENJING_INLINE int32_t penjing_result(int32_t x, int32_t m, int32_t s, int32_t zero, unsigned bits) {
    return s < 0 ? penjing_reduced(x, m, s, zero, bits) : penjing_raised(x, m, s, zero, bits);
}

/* x * mantissa / 2^shift to the nearest; |x| <= 2^15, mantissa <= 2^15, 1 <= shift <= 30. */
PENJING_INLINE int32_t penjing_short(int32_t x, int32_t mantissa, uint32_t shift) {
    return (x * mantissa + (INT32_C(1) << (shift - 1U))) >> shift;
}

#endif
