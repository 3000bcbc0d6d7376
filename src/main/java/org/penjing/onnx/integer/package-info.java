/** The definition of integer arithmetic in standard ONNX operators, bit for bit. */
@NullMarked
package org.penjing.onnx.integer;

import org.jspecify.annotations.NullMarked;
