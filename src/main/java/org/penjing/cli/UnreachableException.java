package org.penjing.cli;

import java.io.Serial;
import java.net.URI;
import java.util.List;

/** No answer came from the server. */
final class UnreachableException extends CommandException {
    @Serial
    private static final long serialVersionUID = 1;

    UnreachableException(URI server, Throwable cause) {
        super(
                Command.FAILED,
                List.of("server: " + server + " (no answer: " + Text.reason(cause)
                        + "); start one with ./penjing serve, or name it with --server or PENJING_SERVER"));
        initCause(cause);
    }
}
