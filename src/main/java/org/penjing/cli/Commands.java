package org.penjing.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.penjing.base.InvalidInputException;
import org.penjing.cli.demo.DemoCommand;
import org.penjing.cli.server.ServeCommand;
import org.penjing.cli.server.WarmCommand;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.CommandException;
import org.penjing.cli.terminal.StopSignals;
import org.penjing.cli.terminal.Terminal;
import org.penjing.cli.terminal.Text;
import org.penjing.cli.terminal.Version;

/** All commands, and what they have in common: exit codes, and faults as single lines on standard error. */
public final class Commands {
    /** For those who look for a fault in Penjing itself: prints where an unexpected failure came from. */
    private static final String DEBUG = "PENJING_DEBUG";

    private static final List<Command> ALL = List.of(
            new DemoCommand(),
            new ServeCommand(),
            new CheckCommand(),
            new SubmitCommand(),
            new WatchCommand(),
            new CancelCommand(),
            new FrontCommand(),
            new TuneCommand(),
            new DownloadCommand(),
            new VerifyCommand(),
            new ProfilesCommand(),
            new SpacesCommand(),
            new GenerateCommand(),
            new BenchCommand(),
            new CalibrateCommand(),
            new WarmCommand());

    private Commands() {}

    /**
     * Runs a command as a process of its own, which signals end.
     *
     * @return the exit code: 0 done, 1 failed, 2 wrong use, 3 no model within the limits
     */
    public static int main(String[] words) {
        StopSignals.install();
        int exitCode = run(Terminal.system(), words);
        StopSignals.giveWay();
        return exitCode;
    }

    static int run(Terminal terminal, String... words) {
        try {
            return dispatch(terminal, List.of(words));
        } catch (InvalidInputException invalid) {
            invalid.faults().forEach(fault -> terminal.complain(fault.toString()));
            return Command.WRONG_USE;
        } catch (CommandException failure) {
            failure.lines().forEach(terminal::complain);
            return failure.exitCode();
        } catch (UncheckedIOException | IOException failure) {
            terminal.complain(Text.reason(failure));
            return Command.FAILED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            terminal.complain("interrupted");
            return Command.FAILED;
        } catch (RuntimeException | Error unexpected) {
            terminal.complain("failed: " + Text.reason(unexpected));
            if (terminal.variable(DEBUG) != null) {
                unexpected.printStackTrace(terminal.err());
            }
            return Command.FAILED;
        }
    }

    private static int dispatch(Terminal terminal, List<String> words) throws IOException, InterruptedException {
        String first = words.isEmpty() ? "help" : words.getFirst();
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        switch (first) {
            case "help", "--help", "-h" -> {
                return help(terminal, rest);
            }
            case "--version", "version" -> {
                terminal.print("penjing " + Version.current());
                return Command.DONE;
            }
            default -> {
                Command command = find(first);
                if (rest.contains("--help") || rest.contains("-h")) {
                    return help(terminal, List.of(first));
                }
                return command.run(Arguments.parse(command, rest), terminal);
            }
        }
    }

    private static Command find(String name) {
        return ALL.stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "command",
                        name,
                        "one of " + ALL.stream().map(Command::name).collect(Collectors.joining(", ")),
                        "see ./penjing help"));
    }

    private static int help(Terminal terminal, List<String> of) {
        if (of.isEmpty()) {
            Help.overview(ALL).forEach(terminal::print);
        } else {
            Help.of(find(of.getFirst())).forEach(terminal::print);
        }
        return Command.DONE;
    }
}
