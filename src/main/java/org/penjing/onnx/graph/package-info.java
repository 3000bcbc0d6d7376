/** The graph of an ONNX file: nodes, tensors, and what can be written into it as one step. */
@NullMarked
package org.penjing.onnx.graph;

import org.jspecify.annotations.NullMarked;
