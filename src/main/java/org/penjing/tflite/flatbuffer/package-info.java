/** The tables of a TensorFlow Lite file, as its schema has them, and the flat buffer of them. */
@NullMarked
package org.penjing.tflite.flatbuffer;

import org.jspecify.annotations.NullMarked;
