/** Puzzles in CSV files. */
@NullMarked
package org.penjing.data.csv;

import org.jspecify.annotations.NullMarked;
