/** Counts what the firmware's kernels take on each core, and fits the cost model's kernel tables to it. */
@NullMarked
package org.penjing.proof.calibration;

import org.jspecify.annotations.NullMarked;
