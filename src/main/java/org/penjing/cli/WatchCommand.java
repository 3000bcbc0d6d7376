package org.penjing.cli;

import java.util.Optional;
import java.util.UUID;
import org.penjing.cli.client.Connection;
import org.penjing.cli.client.JobEnd;
import org.penjing.cli.client.JobFollower;
import org.penjing.cli.client.PenjingClient;
import org.penjing.cli.client.ProgressPrinter;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Terminal;
import org.penjing.cli.terminal.Text;
import org.penjing.web.api.CheckResponse.ProfileCheck;
import org.penjing.web.api.FrontResponse;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.JobStatus;
import org.penjing.web.api.ProfileResponse;

/** Stays until the job has ended, and says what each profile came to. */
final class WatchCommand implements Command {
    @Override
    public String name() {
        return "watch";
    }

    @Override
    public String summary() {
        return "follows a job to its end; exit code 3 where no profile has a model within its limits";
    }

    @Override
    public Syntax syntax() {
        return Connection.syntax("ID");
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
        if (job.state() == JobStatus.COMPLETED) {
            for (ProfileResponse profile : job.profiles()) {
                if (!profile.published()) {
                    terminal.print(profile.profile() + " has no model within its limits: " + why(job, profile, client));
                }
            }
        }
        return exitCode;
    }

    private static String why(JobResponse job, ProfileResponse profile, PenjingClient client)
            throws InterruptedException {
        FrontResponse front = client.front(job.id(), profile.profile());
        return Optional.ofNullable(front.feasibility())
                .map(ProfileCheck::shortfall)
                .or(() -> Optional.ofNullable(front.shortfall()))
                .or(() -> front.points().stream()
                        .filter(point -> point.rank() != null)
                        .map(point -> "a verified one breaks " + Text.broken(point.violated()))
                        .findFirst())
                .orElse("see ./penjing front");
    }
}
