/** The interpreter of TensorFlow Lite: whole recursions on it, held against the definition. */
@NullMarked
package org.penjing.tflite.runtime;

import org.jspecify.annotations.NullMarked;
