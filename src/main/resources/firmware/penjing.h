/*
 * What all models that Penjing packs have in common. A model's own names come from penjing_model.h.
 */
#ifndef PENJING_H
#define PENJING_H

#include <stdint.h>

/* Names of a model begin with PENJING_PREFIX: define another one for a second model in the same image. */
#ifndef PENJING_PREFIX
#define PENJING_PREFIX penjing_
#endif
#define PENJING_JOIN_NAMES(prefix, name) prefix##name
#define PENJING_JOIN(prefix, name) PENJING_JOIN_NAMES(prefix, name)
#define PENJING_(name) PENJING_JOIN(PENJING_PREFIX, name)

#ifdef __cplusplus
extern "C" {
#endif

typedef enum {
    penjing_ok = 0,
    penjing_timed_out = 1,   /* the answer is that of the last step that was taken */
    penjing_bad_token = -1,  /* a token outside the vocabulary; nothing was computed */
    penjing_bad_option = -2  /* a deadline without a clock; nothing was computed */
} penjing_status;

/* Of the last step that was taken. */
typedef struct {
    uint16_t steps;
    uint16_t confidence; /* in 1/32768 */
} penjing_outcome;

/* Zero stands for the model's own choice, or for none. */
typedef struct {
    uint16_t steps;                    /* the most steps */
    uint16_t threshold;                /* the confidence that is enough, in 1/32768; above 32768 none is */
    uint32_t (*clock)(void *context);  /* ticks of any length, counted up, wrapping around */
    void *context;                     /* what the clock is called with */
    uint32_t step_ticks;               /* the most that one step may take */
    uint32_t total_ticks;              /* the most that all steps may take together */
    penjing_outcome *outcome;          /* where to say what happened */
} penjing_options;

#ifdef __cplusplus
}
#endif

#endif
