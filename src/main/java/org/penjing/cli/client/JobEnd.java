package org.penjing.cli.client;

import java.util.Objects;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Terminal;
import org.penjing.web.api.JobResponse;

/** How a job ended, in words and as an exit code. */
public final class JobEnd {
    private JobEnd() {}

    /** Complains of a job that did not come to results. */
    public static int report(JobResponse job, Terminal terminal) {
        String reason = Objects.requireNonNullElse(job.reason(), "no reason was given");
        return switch (job.state()) {
            case COMPLETED -> Command.DONE;
            case COMPLETED_INFEASIBLE -> {
                terminal.print("no profile has a model that meets its limits: " + reason);
                yield Command.INFEASIBLE;
            }
            case CANCELLED -> {
                terminal.complain("job " + job.id() + " was cancelled");
                yield Command.FAILED;
            }
            case FAILED -> {
                terminal.complain("job " + job.id() + " failed: " + reason);
                yield Command.FAILED;
            }
            case QUEUED, TRAINING, SEARCHING, FINE_TUNING, VERIFYING ->
                throw new IllegalArgumentException("job " + job.id() + " has not ended");
        };
    }
}
