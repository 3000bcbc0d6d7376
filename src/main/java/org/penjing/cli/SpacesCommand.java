package org.penjing.cli;

import java.util.List;

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
        return Syntax.ofClient();
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
