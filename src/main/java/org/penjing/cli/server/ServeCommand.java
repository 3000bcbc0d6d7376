package org.penjing.cli.server;

import java.nio.file.Path;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Terminal;
import org.penjing.web.PenjingServer;

/** Runs a server until it is told to stop. */
public final class ServeCommand implements Command {
    public static final String HOME = "--home";
    public static final String DEFAULT_HOME = "penjing-home";

    private static final String DATA = "--data";
    private static final String PORT = "--port";
    private static final int DEFAULT_PORT = 8080;

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "runs a server on http://127.0.0.1 with its database and files in a home directory (" + DEFAULT_HOME
                + "), and goes on with the jobs there; jobs may name uploads, and files in the directories after "
                + DATA;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of().option(HOME, "DIR").option(PORT, "N").option(DATA, "DIR,DIR");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
        Path home =
                Path.of(arguments.option(HOME, DEFAULT_HOME)).toAbsolutePath().normalize();
        int port = arguments.integer(PORT, DEFAULT_PORT, 0, 65_535);
        try (PenjingServer server = LocalServer.alone(terminal, home, port, arguments.option(DATA))) {
            terminal.print("penjing listens on " + server.uri() + " (home " + home + "); stop it with Ctrl-C");
            server.join();
        }
        return DONE;
    }
}
