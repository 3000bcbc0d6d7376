/* The package without the probe: what it takes of the memories is read from this program, which is never run. */
#include "penjing_model.h"

void board_reset(void);

void board_reset(void) {
    static penjing_input input[penjing_inputs];
    static penjing_output output[penjing_outputs];
    penjing_infer(input, output);
#ifdef PENJING_IS_CLASSIFIER
    (void) penjing_class_of(output);
#endif
}
