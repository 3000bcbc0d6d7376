/* A program that does nothing: shows whether a compiler works at all. */
#include <stdint.h>
#include <string.h>

int main(void) {
    return 0;
}
