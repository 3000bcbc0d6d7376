/** ONNX files of whole inferences and of one step. */
@NullMarked
package org.penjing.onnx;

import org.jspecify.annotations.NullMarked;
