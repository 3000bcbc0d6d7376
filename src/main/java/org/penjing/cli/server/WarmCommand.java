package org.penjing.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.penjing.cli.client.Connection;
import org.penjing.cli.client.PenjingClient;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Terminal;
import org.penjing.web.PenjingServer;
import org.springframework.util.FileSystemUtils;

/** A server's start and end, with what clients ask first in between: what a JVM records its AOT cache from (JEP 514). */
public final class WarmCommand implements Command {
    @Override
    public String name() {
        return "warm";
    }

    @Override
    public String summary() {
        return "starts a server of its own, asks it what clients ask first, and ends it: ./penjing records its start"
                + " cache from that";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of();
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("penjing-warm");
        try (PenjingServer server = LocalServer.embedded(terminal, home)) {
            PenjingClient client = new PenjingClient(server.uri(), terminal.variable(Connection.KEY));
            terminal.print(client.profiles().size() + " hardware profiles, "
                    + client.searchSpaces().size() + " search spaces, "
                    + client.jobs().size() + " jobs");
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
        return DONE;
    }
}
