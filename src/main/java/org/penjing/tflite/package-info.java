/** TensorFlow Lite files of one step: the definition of integer arithmetic in built-in operators. */
@NullMarked
package org.penjing.tflite;

import org.jspecify.annotations.NullMarked;
