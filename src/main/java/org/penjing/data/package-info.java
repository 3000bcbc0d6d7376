/** Puzzle generators, dataset files, and splits. */
@NullMarked
package org.penjing.data;

import org.jspecify.annotations.NullMarked;
