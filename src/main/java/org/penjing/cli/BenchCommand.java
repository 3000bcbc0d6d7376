package org.penjing.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.penjing.job.spec.JobSpec;
import org.penjing.job.spec.JobSpecReader;
import org.penjing.job.stations.SearchBenchmark;

/** Measures what docs/benchmarks/search.md reports. */
final class BenchCommand implements Command {
    private static final String SEEDS = "--seeds";
    private static final String JOB = "docs/examples/sudoku4-job.json";

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String summary() {
        return "compares the search strategies on the example job, and times scoring";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of().option(ServeCommand.HOME, "DIR").option(SEEDS, "N");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        Path root = LocalServer.root();
        Path home = Path.of(arguments.option(ServeCommand.HOME, ServeCommand.DEFAULT_HOME));
        int seeds = arguments.integer(SEEDS, 5, 1, 100);
        SearchBenchmark benchmark = new SearchBenchmark(root, home.resolve("bench"), terminal.out());
        JobSpec job =
                new JobSpecReader(() -> 1).read(JobFile.read("example job", root.resolve(JOB)), benchmark.knownNames());
        benchmark.run(job, seeds);
        return DONE;
    }
}
