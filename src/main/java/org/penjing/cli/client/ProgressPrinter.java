package org.penjing.cli.client;

import org.jspecify.annotations.Nullable;
import org.penjing.cli.terminal.Terminal;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.JobStatus;

/** Shows how a job goes on: one line drawn over and over on a terminal, a line per stage and 5 % elsewhere. */
public final class ProgressPrinter implements JobListener {
    private static final double STEP = 5;
    private static final String CLEAR_TO_END = "\033[K";

    private final Terminal terminal;
    private boolean lineOpen;
    private @Nullable JobStatus lastState;
    private double lastPercent;

    public ProgressPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void progressed(JobResponse job) {
        if (terminal.interactive()) {
            terminal.out().print("\r" + ProgressLine.bar(job, terminal.columns() - 1) + CLEAR_TO_END);
            terminal.out().flush();
            lineOpen = true;
        } else if (job.state() != lastState || job.percent() >= lastPercent + STEP) {
            terminal.print(ProgressLine.plain(job));
            lastState = job.state();
            lastPercent = job.percent();
        }
        if (job.state().isTerminal()) {
            close();
        }
    }

    @Override
    public void lost(String reason) {
        close();
        terminal.complain("the connection broke (" + reason + "); trying again");
    }

    /** Leaves the line that was drawn over. */
    void close() {
        if (lineOpen) {
            terminal.out().println();
            terminal.out().flush();
            lineOpen = false;
        }
    }
}
