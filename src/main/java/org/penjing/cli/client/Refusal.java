package org.penjing.cli.client;

import java.util.List;
import org.penjing.base.Fault;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.CommandException;
import org.penjing.web.api.Problem;
import tools.jackson.core.JacksonException;

/** Turns the error answers of a server into lines. */
final class Refusal {
    private Refusal() {}

    /** One line a fault, or one for the whole answer. */
    static CommandException of(int status, String body) {
        Problem problem;
        try {
            problem = PenjingClient.parse(body, Problem.class);
        } catch (JacksonException foreign) {
            return new CommandException(Command.FAILED, List.of("the server answered with status " + status));
        }
        List<Fault> faults = problem.faults();
        if (faults != null && !faults.isEmpty()) {
            return new CommandException(
                    Command.WRONG_USE, faults.stream().map(Fault::toString).toList());
        }
        return new CommandException(Command.FAILED, List.of(line(status, problem)));
    }

    private static String line(int status, Problem problem) {
        String title = problem.title();
        String detail = problem.detail();
        if (detail != null && title != null) {
            return title + ": " + detail;
        }
        if (detail != null) {
            return detail;
        }
        return title != null ? title + " (status " + status + ")" : "the server answered with status " + status;
    }
}
