package org.penjing.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.penjing.base.InvalidInputException;
import org.penjing.base.Lookup;
import org.penjing.cli.server.LocalServer;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.CommandException;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Terminal;
import org.penjing.hardware.KernelTable;
import org.penjing.hardware.kernel.KernelFunction;
import org.penjing.proof.Proof;
import org.penjing.proof.calibration.Calibration;
import org.penjing.proof.calibration.KernelBenchmark;
import org.penjing.proof.calibration.KernelTableFile;
import org.penjing.proof.emulation.Core;
import org.penjing.proof.toolchain.Tool;

/** Counts the firmware's kernels on emulated cores and writes hardware-profiles/kernels. */
final class CalibrateCommand implements Command {
    private static final String CORES = "--cores";
    private static final String OUT = "--out";

    @Override
    public String name() {
        return "calibrate";
    }

    @Override
    public String summary() {
        return "counts the firmware's kernels in QEMU and writes the cost model's kernel tables";
    }

    @Override
    public Syntax syntax() {
        return Syntax.of().option(CORES, "LIST").option(OUT, "DIR");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException {
        List<Core> cores = cores(arguments.option(CORES, "all"));
        Path out = Path.of(arguments.option(
                OUT, LocalServer.root().resolve("hardware-profiles/kernels").toString()));
        Proof proof = Proof.standard();
        for (Tool tool : List.of(Tool.ARM_GCC, Tool.ARM_SIZE, Tool.QEMU_ARM)) {
            if (proof.tools().path(tool).isEmpty()) {
                throw new CommandException(FAILED, List.of(tool.absence()));
            }
        }
        Files.createDirectories(out);
        String source = "counted in QEMU by ./penjing calibrate, "
                + proof.tools().version(Tool.ARM_GCC).orElse("arm-none-eabi-gcc") + ", -O2, "
                + LocalDate.now(ZoneOffset.UTC);
        for (Core core : cores) {
            Calibration calibration = new Calibration(proof, core);
            KernelTable table = calibration.run(source);
            Files.writeString(out.resolve(core.id() + ".yaml"), KernelTableFile.text(table));
            var errors = calibration.largestErrors(table);
            KernelFunction worst = errors.keySet().stream()
                    .max(Comparator.comparing(function -> Lookup.in(errors, function)))
                    .orElseThrow();
            terminal.print(String.format(
                    Locale.ROOT,
                    "%s: written; a fit is off by at most %.1f %% (%s)",
                    core.id(),
                    100 * Lookup.in(errors, worst),
                    worst.label()));
        }
        terminal.print("");
        terminal.print("Instructions per multiply-accumulate, whole calls:");
        terminal.print("| rows x inputs to outputs | precision | "
                + String.join(" | ", cores.stream().map(Core::id).toList()) + " |");
        terminal.print("|---|---|" + "---|".repeat(cores.size()));
        KernelBenchmark.table(proof, cores).forEach(terminal::print);
        return DONE;
    }

    private static List<Core> cores(String list) {
        if (list.toLowerCase(Locale.ROOT).equals("all")) {
            return List.of(Core.values());
        }
        List<Core> cores = new ArrayList<>();
        for (String id : list.split(",", -1)) {
            cores.add(Core.of(id.strip())
                    .orElseThrow(() -> new InvalidInputException(
                            CORES, id, "all, or some of " + Core.ids(), "separate them by commas")));
        }
        return cores;
    }
}
