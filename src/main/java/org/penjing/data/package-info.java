/** Samples, which are puzzles or vectors, and what holds them: alphabets, data sets, files. */
@NullMarked
package org.penjing.data;

import org.jspecify.annotations.NullMarked;
