package org.penjing.cli;

import java.util.UUID;
import org.penjing.cli.client.Connection;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Terminal;

/** Stops a job. */
final class CancelCommand implements Command {
    @Override
    public String name() {
        return "cancel";
    }

    @Override
    public String summary() {
        return "stops a job";
    }

    @Override
    public Syntax syntax() {
        return Connection.syntax("ID");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
        UUID id = Connection.job(arguments);
        terminal.print("job " + id + " is "
                + Connection.open(arguments, terminal).cancel(id).state());
        return DONE;
    }
}
