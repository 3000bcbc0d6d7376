/* In place of trace.c where the package is built as it ships. */
#include "probe.h"

void probe_calibrate_nodes(FILE *figures) { (void)figures; }

void probe_nodes(FILE *figures) { (void)figures; }
