/** Meters fed by job events. */
@NullMarked
package org.penjing.metrics;

import org.jspecify.annotations.NullMarked;
