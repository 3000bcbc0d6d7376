package org.penjing.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.penjing.base.InvalidInputException;
import org.penjing.cli.client.Connection;
import org.penjing.cli.client.Download;
import org.penjing.cli.client.JobFile;
import org.penjing.cli.client.PenjingClient;
import org.penjing.cli.server.LocalServer;
import org.penjing.cli.server.ServeCommand;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Table;
import org.penjing.cli.terminal.Terminal;
import org.penjing.cli.terminal.Text;
import org.penjing.web.PenjingServer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The main job from nothing to downloaded models, on a server of its own. */
public final class DemoCommand implements Command {
    private static final String FAST = "--fast";
    private static final String OUT = "--out";
    private static final String SEED = "--seed";
    private static final Path EXAMPLES = Path.of("docs", "examples");
    private static final long MOST_SEED = (1L << 53) - 1;

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "runs the example job on a server of its own, fetches the best models and compares them"
                + " (about two and a half minutes on two free cores; --fast one)";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of()
                .flag(FAST)
                .option(ServeCommand.HOME, "DIR")
                .option(OUT, "DIR")
                .option(SEED, "N");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
        Path home = Path.of(arguments.option(ServeCommand.HOME, ServeCommand.DEFAULT_HOME));
        Path out = arguments.has(OUT) ? Path.of(arguments.required(OUT)) : home.resolve("demo");
        ObjectNode job = example(arguments);
        Download.create(out);
        try (PenjingServer server = LocalServer.embedded(terminal, home)) {
            terminal.print("server on " + server.uri() + ", home " + home + ", log " + home.resolve(LocalServer.LOG));
            PenjingClient client = new PenjingClient(server.uri(), terminal.variable(Connection.KEY));
            int exitCode = new DemoRun(client, terminal, out).run(job);
            if (exitCode == DONE) {
                next(home, out).forEach(terminal::print);
            }
            return exitCode;
        }
    }

    private static ObjectNode example(Arguments arguments) {
        Path file = LocalServer.root()
                .resolve(EXAMPLES)
                .resolve(arguments.has(FAST) ? "sudoku4-fast-job.json" : "sudoku4-job.json");
        try {
            ObjectNode job = (ObjectNode) JsonMapper.builder().build().readTree(JobFile.read("example job", file));
            if (arguments.has(SEED)) {
                job.put("seed", arguments.integer(SEED, 0L, 0, MOST_SEED));
            }
            return job;
        } catch (JacksonException | ClassCastException malformed) {
            throw new InvalidInputException(
                    "example job", file, "a JSON object (" + Text.reason(malformed) + ")", "restore the file");
        }
    }

    private static List<String> next(Path home, Path out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("the fronts, drawn", out.resolve(DemoRun.PICTURE).toString()));
        rows.add(List.of("all figures", out.resolve(DemoRun.SUMMARY).toString()));
        rows.add(List.of(
                "a model's report",
                out.resolve("PROFILE").resolve("report.html").toString()));
        rows.add(List.of("the model", out.resolve("PROFILE").resolve("model.onnx") + ", for any ONNX Runtime"));
        rows.add(List.of("check a bundle", "./penjing verify " + out.resolve("PROFILE")));
        rows.add(List.of("the job again", "./penjing serve --home " + home + ", then ./penjing front ID PROFILE"));
        return new Table(2, List.of("where to look next", ""), rows).lines();
    }
}
