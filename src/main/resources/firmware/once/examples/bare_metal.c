/* Without an operating system: computes one output after the other. The vendor's startup code calls main. */
#include "penjing_model.h"

#include <string.h>

/* Replace these two by what your device reads and does. */
static void read_input(penjing_input input[penjing_inputs]) { memset(input, 0, penjing_inputs * sizeof *input); }

static void act_on(const penjing_output output[penjing_outputs]) { (void) output; }

int main(void) {
    penjing_input input[penjing_inputs];
    penjing_output output[penjing_outputs];
    for (;;) {
        read_input(input);
        penjing_infer(input, output);
        act_on(output);
    }
}
