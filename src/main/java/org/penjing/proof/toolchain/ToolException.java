package org.penjing.proof.toolchain;

import java.io.Serial;

/** A tool is not there, failed, or took too long; the message says which and why in one line. */
public final class ToolException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public ToolException(String reason) {
        super(reason);
    }

    public ToolException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
