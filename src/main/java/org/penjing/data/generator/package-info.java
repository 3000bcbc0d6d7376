/** Generators of puzzles: Sudokus, mazes, sorting. */
@NullMarked
package org.penjing.data.generator;

import org.jspecify.annotations.NullMarked;
