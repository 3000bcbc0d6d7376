package org.penjing.cli;

import java.util.List;
import org.penjing.cli.client.Connection;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Table;
import org.penjing.cli.terminal.Terminal;

/** Lists search spaces. */
final class SpacesCommand implements Command {
    @Override
    public String name() {
        return "spaces";
    }

    @Override
    public String summary() {
        return "lists the search spaces that a job can name";
    }

    @Override
    public Syntax syntax() {
        return Connection.syntax();
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
        List<List<String>> rows = Connection.open(arguments, terminal).searchSpaces().stream()
                .map(space -> List.of(space.name(), space.family(), space.description()))
                .toList();
        new Table(3, List.of("name", "family", "description"), rows).lines().forEach(terminal::print);
        return DONE;
    }
}
