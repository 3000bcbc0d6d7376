package org.penjing.tflite.runtime;

/** TensorFlow Lite refused a file or failed to run it; its own message is on the standard error stream. */
public final class TfLiteException extends RuntimeException {
    TfLiteException(String message) {
        super(message);
    }
}
