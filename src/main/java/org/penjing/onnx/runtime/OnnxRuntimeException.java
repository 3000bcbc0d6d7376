package org.penjing.onnx.runtime;

import java.io.Serial;

/** ONNX Runtime refused or failed to run a model. */
public final class OnnxRuntimeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    OnnxRuntimeException(String doing, Throwable cause) {
        super("ONNX Runtime failed " + doing + ": " + cause.getMessage(), cause);
    }
}
