package org.penjing.cli;

import java.util.List;
import java.util.UUID;
import org.penjing.base.InvalidInputException;
import org.penjing.cli.client.Connection;
import org.penjing.cli.client.PenjingClient;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.CommandException;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Terminal;
import org.penjing.web.api.FrontResponse;
import org.penjing.web.api.JobResponse;
import org.penjing.web.api.PointResponse;

/** Prints the id of the job that tunes and verifies a point, and nothing else on standard output. */
final class TuneCommand implements Command {
    private static final String PROFILE = "PROFILE";
    private static final String POINT = "POINT";

    @Override
    public String name() {
        return "tune";
    }

    @Override
    public String summary() {
        return "tunes and verifies another point of a front, in a job of its own, and prints that job's id";
    }

    @Override
    public Syntax syntax() {
        return Connection.syntax("ID", PROFILE, POINT);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
        UUID id = Connection.job(arguments);
        String profile = arguments.operand(PROFILE);
        PenjingClient client = Connection.open(arguments, terminal);
        PointResponse point = point(arguments, client.front(id, profile));
        if (point.rank() != null) {
            throw new CommandException(
                    FAILED,
                    List.of("this point is verified already; ./penjing download " + id + " " + profile + " --rank "
                            + point.rank() + " -o DIR fetches it"));
        }
        JobResponse submitted = client.verify(id, profile, point.genome());
        terminal.print(submitted.id().toString());
        terminal.complain("submitted; follow it with ./penjing watch " + submitted.id());
        return DONE;
    }

    private static PointResponse point(Arguments arguments, FrontResponse front) {
        if (!front.complete()) {
            throw new CommandException(
                    FAILED, List.of("the search is not over, so points still change; wait for its end"));
        }
        List<PointResponse> points = front.points();
        int number = arguments.integer(POINT, 1, 1, Integer.MAX_VALUE);
        if (number > points.size()) {
            throw new InvalidInputException(
                    POINT, number, "a number of the " + points.size() + " points of the front", "see ./penjing front");
        }
        return points.get(number - 1);
    }
}
