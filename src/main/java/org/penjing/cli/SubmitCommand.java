package org.penjing.cli;

import java.io.IOException;
import org.penjing.cli.client.Connection;
import org.penjing.cli.client.DataUpload;
import org.penjing.cli.client.PenjingClient;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Terminal;
import org.penjing.web.api.JobResponse;

/** Prints the id of the new job, and nothing else on standard output. */
final class SubmitCommand implements Command {
    @Override
    public String name() {
        return "submit";
    }

    @Override
    public String summary() {
        return "submits a job file, with the data files that it names, and prints the job's id";
    }

    @Override
    public Syntax syntax() {
        return Connection.syntax(DataUpload.JOB);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
        PenjingClient client = Connection.open(arguments, terminal);
        byte[] job = DataUpload.job(arguments, client, terminal);
        JobResponse submitted = client.submit(job);
        terminal.print(submitted.id().toString());
        terminal.complain("submitted " + submitted.name() + ", seed " + submitted.seed()
                + "; follow it with ./penjing watch " + submitted.id());
        return DONE;
    }
}
