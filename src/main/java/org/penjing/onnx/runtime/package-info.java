/** Sessions of ONNX Runtime: how files are loaded and run, and how much memory that takes. */
@NullMarked
package org.penjing.onnx.runtime;

import org.jspecify.annotations.NullMarked;
