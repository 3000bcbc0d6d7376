/** TensorFlow Lite files of one step: writing them, and running them with the TensorFlow Lite interpreter. */
@NullMarked
package org.penjing.tflite;

import org.jspecify.annotations.NullMarked;
