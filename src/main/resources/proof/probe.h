/* What the parts of the probe share. */
#ifndef PROBE_H
#define PROBE_H

#include <stdint.h>
#include <stdio.h>

/* Writes a line "name value"; the value is "-" where it is BOARD_OVERRUN. */
void probe_figure(FILE *figures, const char *name, uint32_t value);

/* Nothing unless the build is traced. */
void probe_calibrate_nodes(FILE *figures);
void probe_nodes(FILE *figures);

#endif
