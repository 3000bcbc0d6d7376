package org.penjing.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** Fetches the files of a best model. */
final class DownloadCommand implements Command {
    private static final String PROFILE = "PROFILE";
    private static final String DIRECTORY = "-o";

    @Override
    public String name() {
        return "download";
    }

    @Override
    public String summary() {
        return "fetches every file of the best model of a job for a hardware profile";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("ID", PROFILE).option(DIRECTORY, "DIR").option(Connection.SERVER, "URL");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
        UUID id = Connection.job(arguments);
        Path directory = Path.of(arguments.required(DIRECTORY));
        PenjingClient client = Connection.open(arguments, terminal);
        String profile = arguments.operand(PROFILE);
        for (Path file : Download.to(client, id, client.best(id, profile), directory)) {
            terminal.print(file.toString());
        }
        return DONE;
    }
}
