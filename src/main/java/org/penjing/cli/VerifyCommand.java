package org.penjing.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penjing.base.InvalidInputException;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.CommandException;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Table;
import org.penjing.cli.terminal.Terminal;
import org.penjing.cli.terminal.Text;
import org.penjing.export.BundleFiles;
import org.penjing.export.Evidence;
import org.penjing.process.ChildJvms;
import org.penjing.proof.Attempt;
import org.penjing.proof.BundleCheck;
import org.penjing.proof.Engines;
import org.penjing.proof.Proof;
import org.penjing.proof.emulation.Core;
import org.penjing.proof.emulation.Execution;

/** Checks a bundle on this machine; needs no server. */
final class VerifyCommand implements Command {
    private static final String BUNDLE = "BUNDLE";
    private static final String INPUTS = "--inputs";
    private static final String CORES = "--cores";
    private static final String ALL = "all";
    private static final int USUAL_INPUTS = 1000;
    private static final int MOST_INPUTS = 1_000_000;

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "holds every file of a bundle against its manifest, then runs its models and firmware (code of the"
                + " bundle) against the integer definition";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(BUNDLE).option(INPUTS, "N").option(CORES, ALL + "|CORE,...");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        int inputs = arguments.integer(INPUTS, USUAL_INPUTS, 1, MOST_INPUTS);
        String asked = arguments.option(CORES);
        List<Core> named = asked == null ? List.of() : cores(asked);
        BundleFiles files = BundleFiles.read(Path.of(arguments.operand(BUNDLE)));
        List<String> differences = files.differences();
        if (!differences.isEmpty()) {
            throw new CommandException(FAILED, differences);
        }
        BundleCheck check = new BundleCheck(files, inputs, new Engines(Proof.standard(), ChildJvms.temporary()));
        List<Attempt> attempts = new ArrayList<>();
        check.run(asked == null ? check.core().stream().toList() : named, attempts::add);
        table(attempts).lines().forEach(terminal::print);
        if (asked == null && check.core().isEmpty()) {
            terminal.print("The bundle's core has no emulator here; " + CORES + " names others.");
        }
        return attempts.stream().allMatch(Attempt::passed) ? DONE : FAILED;
    }

    private static List<Core> cores(String asked) {
        if (asked.equals(ALL)) {
            return List.of(Core.values());
        }
        List<Core> cores = new ArrayList<>();
        for (String id : asked.split(",", -1)) {
            cores.add(Core.of(id)
                    .orElseThrow(() -> new InvalidInputException(
                            CORES, id, ALL + ", or some of " + Core.ids(), "separate them by commas")));
        }
        return cores;
    }

    private static Table table(List<Attempt> attempts) {
        return new Table(
                4,
                List.of("engine", "inputs", "equal", "note"),
                attempts.stream().map(VerifyCommand::row).toList());
    }

    private static List<String> row(Attempt attempt) {
        return switch (attempt) {
            case Attempt.Ran(Evidence.Engine result, String difference, Execution execution) ->
                List.of(
                        result.name(),
                        Text.count(result.inputs()),
                        Text.count(result.equal()),
                        difference != null ? "differs: " + difference : note(result, execution));
            case Attempt.Failed(String engine, String reason) -> row(engine, "failed: " + reason);
            case Attempt.Absent(String engine, String reason) -> row(engine, reason);
            case Attempt.TooLarge tooLarge -> row(tooLarge.engine(), tooLarge.inWords());
        };
    }

    private static List<String> row(String engine, String note) {
        return List.of(engine, Text.NOTHING, Text.NOTHING, note);
    }

    private static String note(Evidence.Engine result, @Nullable Execution execution) {
        if (execution != null) {
            return Text.count(execution.footprint().flashBytes()) + " bytes of flash, "
                    + Text.count(execution.footprint().ramBytes()) + " of arena, "
                    + Text.count(execution.stackBytes()) + " of stack; "
                    + Text.count(execution.instructions().step()) + " instructions a step";
        }
        if (result.exact()) {
            return "every bit";
        }
        return result.agrees() ? "answers" : "answers; rounds on its own, so near ties may differ";
    }
}
