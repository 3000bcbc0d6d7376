/** ONNX models: writing them, and running them with ONNX Runtime. */
@NullMarked
package org.penjing.onnx;

import org.jspecify.annotations.NullMarked;
