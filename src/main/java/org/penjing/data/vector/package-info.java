/** Samples whose questions are numbers: reading them from NPZ files, and splitting them. */
@NullMarked
package org.penjing.data.vector;

import org.jspecify.annotations.NullMarked;
