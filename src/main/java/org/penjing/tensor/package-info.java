/** Shapes and dense tensors, and the files that hold them. */
@NullMarked
package org.penjing.tensor;

import org.jspecify.annotations.NullMarked;
