/* Runs the test vectors: answers, states, steps and confidences must be equal in every bit. */
#include "vectors.h"

#include <stdio.h>
#include <string.h>

static int differs(const vector *expected) {
    PENJING_(token) answer[PENJING_(cells)];
    uint8_t state[PENJING_(state_bytes)];
    penjing_outcome outcome;
    penjing_options options = {0, 0, NULL, NULL, 0, 0, NULL};
    options.outcome = &outcome;
    if (PENJING_(run)(expected->question, answer, &options) != penjing_ok) {
        return 1;
    }
    PENJING_(state)(state);
    return memcmp(answer, expected->answer, sizeof answer) != 0
           || memcmp(state, expected->state, sizeof state) != 0
           || outcome.steps != expected->outcome.steps
           || outcome.confidence != expected->outcome.confidence;
}

int main(void) {
    int different = 0;
    for (int i = 0; i < vector_count; i++) {
        if (differs(&vectors[i])) {
            (void) printf("vector %d differs\n", i);
            different++;
        }
    }
    (void) printf("%d of %d vectors agree in every bit\n", vector_count - different, (int) vector_count);
    return different != 0;
}
