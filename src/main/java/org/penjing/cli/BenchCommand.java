package org.penjing.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.penjing.base.InvalidInputException;
import org.penjing.cli.client.JobFile;
import org.penjing.cli.server.LocalServer;
import org.penjing.cli.server.ServeCommand;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Terminal;
import org.penjing.job.request.JobSpec;
import org.penjing.job.request.JobSpecReader;
import org.penjing.job.request.TrainedJobs;
import org.penjing.pipeline.SearchBenchmark;

/** Measures what docs/benchmarks/search.md reports. */
final class BenchCommand implements Command {
    private static final String WHAT = "WHAT";
    private static final String SEARCH = "search";
    private static final String JOB = "--job";
    private static final String BUDGETS = "--budgets";
    private static final String SEEDS = "--seeds";
    private static final String EXAMPLE = "docs/examples/bench-sudoku4-job.json";

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String summary() {
        return "bench search compares the search strategies on a job's own problem, and times scoring";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(WHAT)
                .option(JOB, "FILE")
                .option(BUDGETS, "LIST")
                .option(SEEDS, "N")
                .option(ServeCommand.HOME, "DIR");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        String what = arguments.operand(WHAT);
        if (!what.equals(SEARCH)) {
            throw new InvalidInputException(WHAT, what, SEARCH, "name what is to be measured");
        }
        Path root = LocalServer.root();
        Path home = Path.of(arguments.option(ServeCommand.HOME, ServeCommand.DEFAULT_HOME));
        int seeds = arguments.integer(SEEDS, 5, 1, 100);
        List<Integer> budgets = budgets(arguments.option(BUDGETS, "50,100,250"));
        Path file = Path.of(arguments.option(JOB, root.resolve(EXAMPLE).toString()));
        SearchBenchmark benchmark = new SearchBenchmark(root, home.resolve("bench"), terminal.out());
        JobSpec job =
                new JobSpecReader(() -> 1).read(JobFile.read("job", file), benchmark.knownNames(), TrainedJobs.NONE);
        benchmark.run(job, budgets, seeds);
        return DONE;
    }

    private static List<Integer> budgets(String list) {
        if (!list.matches("[1-9][0-9]{0,5}(,[1-9][0-9]{0,5})*")) {
            throw new InvalidInputException(
                    BUDGETS, list, "numbers of networks, joined by commas", "write for example 50,100,250");
        }
        return Arrays.stream(list.split(",")).map(Integer::valueOf).toList();
    }
}
