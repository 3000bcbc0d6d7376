/** Shapes and dense tensors. */
@NullMarked
package org.penjing.tensor;

import org.jspecify.annotations.NullMarked;
