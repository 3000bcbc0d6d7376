package org.penjing.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.penjing.cli.client.Connection;
import org.penjing.cli.client.Download;
import org.penjing.cli.client.PenjingClient;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Terminal;
import org.penjing.job.request.SearchSpec;
import org.penjing.web.api.FinalistResponse;

/** Fetches the files of a verified model. */
final class DownloadCommand implements Command {
    private static final String PROFILE = "PROFILE";
    private static final String RANK = "--rank";
    private static final String DIRECTORY = "-o";

    @Override
    public String name() {
        return "download";
    }

    @Override
    public String summary() {
        return "fetches every file of the best model of a job for a hardware profile, or of another finalist";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of("ID", PROFILE)
                .option(RANK, "N")
                .option(DIRECTORY, "DIR")
                .option(Connection.SERVER, "URL");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
        UUID id = Connection.job(arguments);
        Path directory = Path.of(arguments.required(DIRECTORY));
        PenjingClient client = Connection.open(arguments, terminal);
        String profile = arguments.operand(PROFILE);
        FinalistResponse finalist = arguments.has(RANK)
                ? client.finalist(id, profile, arguments.integer(RANK, 1, 1, SearchSpec.MOST_FINALISTS))
                : client.best(id, profile);
        for (Path file : Download.to(client, id, finalist, directory)) {
            terminal.print(file.toString());
        }
        return DONE;
    }
}
