/** Samples whose questions are numbers, in NPZ files. */
@NullMarked
package org.penjing.data.vector;

import org.jspecify.annotations.NullMarked;
