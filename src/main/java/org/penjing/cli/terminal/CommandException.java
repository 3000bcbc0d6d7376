package org.penjing.cli.terminal;

import java.io.Serial;
import java.util.List;

/** A command that cannot go on; each line is for the user. */
public class CommandException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<String> lines;
    private final int exitCode;

    public CommandException(int exitCode, List<String> lines) {
        super(String.join("; ", lines));
        this.exitCode = exitCode;
        this.lines = List.copyOf(lines);
    }

    public int exitCode() {
        return exitCode;
    }

    public List<String> lines() {
        return lines;
    }
}
