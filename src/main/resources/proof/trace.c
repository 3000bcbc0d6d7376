/* Ticks of each node of a step. */
#include "trace.h"

#include "board.h"
#include "probe.h"

#include <stddef.h>

enum { most_nodes = 4096 };

static uint32_t ticks[most_nodes];
static unsigned nodes;

/* Not inlined: every call of it takes as much as the call that is calibrated. */
__attribute__((noinline)) void trace_node(unsigned index) {
    uint32_t span = board_ticks();
    if (index < most_nodes) {
        ticks[index] = span;
        if (nodes <= index) {
            nodes = index + 1;
        }
    }
    board_watch();
}

void probe_nodes(FILE *figures) {
    for (unsigned i = 0; i < nodes; i++) {
        probe_figure(figures, "node", ticks[i]);
    }
}

/* What a span of nothing takes with the calls around it. */
void probe_calibrate_nodes(FILE *figures) {
    trace_node(0);
    trace_node(0);
    probe_figure(figures, "empty_node", ticks[0]);
    nodes = 0;
}
