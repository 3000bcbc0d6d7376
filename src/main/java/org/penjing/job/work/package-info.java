/** The heavy stations of a job, and what they hand to its state machine. */
@NullMarked
package org.penjing.job.work;

import org.jspecify.annotations.NullMarked;
