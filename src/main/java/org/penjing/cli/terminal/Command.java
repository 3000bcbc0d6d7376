package org.penjing.cli.terminal;

import java.io.IOException;

/** One word behind {@code ./penjing}. */
public interface Command {
    /** Exit code of a command that did what it was asked to. */
    int DONE = 0;

    /** Exit code of a command that could not. */
    int FAILED = 1;

    /** Exit code of wrong use. */
    int WRONG_USE = 2;

    /** Exit code of a command that followed a job to its end, where no profile has a model within its limits. */
    int INFEASIBLE = 3;

    String name();

    /** What it does, in one line. */
    String summary();

    Syntax syntax();

    /**
     * @return the exit code
     * @throws org.penjing.base.InvalidInputException on wrong use
     * @throws CommandException if the command cannot do what it was asked to
     */
    int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException;
}
