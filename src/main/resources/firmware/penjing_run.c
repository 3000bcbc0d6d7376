/* The recursion: steps until confident, done or out of time. */
#include "penjing_model.h"

#include <stddef.h>

static const penjing_options no_options = {0, 0, NULL, NULL, 0, 0, NULL};

/* What the deadlines need to know. */
typedef struct {
    uint32_t begin, last, longest;
} penjing_pace;

static uint32_t now(const penjing_options *options) {
    return options->clock != NULL ? options->clock(options->context) : 0U;
}

/* Whether no further step may be begun. Differences are right even where the clock wrapped around. */
static int is_late(const penjing_options *options, penjing_pace *pace) {
    uint32_t time = now(options);
    uint32_t step = time - pace->last;
    uint32_t total = time - pace->begin;
    pace->last = time;
    if (step > pace->longest) {
        pace->longest = step;
    }
    if (options->step_ticks != 0U && step > options->step_ticks) {
        return 1;
    }
    return options->total_ticks != 0U
           && (total >= options->total_ticks || options->total_ticks - total < pace->longest);
}

penjing_status PENJING_(run)(
    const PENJING_(token) tokens[PENJING_(cells)], PENJING_(token) answer[PENJING_(cells)], const penjing_options *options) {
    const penjing_options *given = options != NULL ? options : &no_options;
    uint16_t most = given->steps != 0U ? given->steps : (uint16_t) PENJING_(steps);
    uint16_t enough = given->threshold != 0U ? given->threshold : (uint16_t) PENJING_(threshold);
    uint16_t steps = 0;
    uint16_t confidence = 0;
    penjing_status status;
    penjing_pace pace;
    if (given->clock == NULL && (given->step_ticks != 0U || given->total_ticks != 0U)) {
        return penjing_bad_option;
    }
    pace.begin = now(given);
    pace.last = pace.begin;
    pace.longest = 0;
    status = PENJING_(start)(tokens);
    if (status != penjing_ok) {
        return status;
    }
    do {
        confidence = PENJING_(step)();
        steps++;
        if (is_late(given, &pace) && steps < most && confidence < enough) {
            status = penjing_timed_out;
        }
    } while (status == penjing_ok && steps < most && confidence < enough);
    PENJING_(answer)(answer);
    if (given->outcome != NULL) {
        given->outcome->steps = steps;
        given->outcome->confidence = confidence;
    }
    return status;
}
