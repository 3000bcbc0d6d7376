/** Splits of a data set, by rules that never part what belongs together. */
@NullMarked
package org.penjing.data.split;

import org.jspecify.annotations.NullMarked;
