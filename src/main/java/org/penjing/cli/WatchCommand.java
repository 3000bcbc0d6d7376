package org.penjing.cli;

import java.util.UUID;
import org.penjing.web.JobResponse;

/** Stays until the job has ended. */
final class WatchCommand implements Command {
    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String summary() {
        return "follows a job to its end";
    }

    @Override
    public Syntax syntax() {
        return Syntax.ofClient("ID");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
        UUID id = Connection.job(arguments);
        PenjingClient client = Connection.open(arguments, terminal);
        JobResponse job = new JobFollower(client).follow(id, new ProgressPrinter(terminal));
        int exitCode = JobEnd.report(job, terminal);
        job.profiles().stream()
                .filter(profile -> profile.published())
                .forEach(profile -> terminal.print("./penjing download " + id + " " + profile.profile() + " -o DIR"));
        return exitCode;
    }
}
