/* Runs the test vectors: outputs, classes and quantized numbers must be equal in every bit. */
#include "vectors.h"

#include <stdio.h>
#include <string.h>

static int differs(const vector *expected) {
    PENJING_(output) output[PENJING_(outputs)];
    int different = 0;
    PENJING_(infer)(expected->question, output);
    different |= memcmp(output, expected->output, sizeof output) != 0;
#ifdef PENJING_IS_CLASSIFIER
    different |= PENJING_(class_of)(output) != expected->answer;
#endif
    for (int i = 0; i < (int) PENJING_(inputs); i++) {
        different |= PENJING_(quantized)(expected->numbers[i]) != expected->question[i];
    }
    return different;
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
