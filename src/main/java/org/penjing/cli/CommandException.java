package org.penjing.cli;

import java.io.Serial;
import java.util.List;

/** A command that cannot go on; each line is for the user. */
class CommandException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;
    private final int exitCode;

    CommandException(int exitCode, List<String> lines) {
        super(String.join("; ", lines));
        this.exitCode = exitCode;
        this.lines = List.copyOf(lines);
    }

    int exitCode() {
        return exitCode;
    }

    List<String> lines() {
        return lines;
    }
}
