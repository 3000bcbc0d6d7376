package org.penjing.cli;

import java.util.UUID;

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
        return Syntax.ofClient("ID");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
        UUID id = Connection.job(arguments);
        terminal.print("job " + id + " is "
                + Connection.open(arguments, terminal).cancel(id).state());
        return DONE;
    }
}
