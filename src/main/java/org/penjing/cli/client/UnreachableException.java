package org.penjing.cli.client;

import java.io.Serial;
import java.net.URI;
import java.util.List;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.CommandException;
import org.penjing.cli.terminal.Text;

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
