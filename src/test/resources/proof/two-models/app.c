/* One image with two models: each answers as it does alone. */
#include "left/penjing_model.h"

#undef PENJING_PREFIX
#undef PENJING_MODEL_H
#define PENJING_PREFIX right_
#include "right/penjing_model.h"

#include <stddef.h>

int main(void) {
    static const penjing_token question[penjing_cells] = {1};
    static const right_token other_question[right_cells] = {2};
    penjing_token answer[penjing_cells];
    right_token other_answer[right_cells];
    return penjing_run(question, answer, NULL) != penjing_ok || right_run(other_question, other_answer, NULL) != penjing_ok;
}
