/** Job files: what a user asks for, read from JSON with all faults reported together. */
@NullMarked
package org.penjing.job.request;

import org.jspecify.annotations.NullMarked;
