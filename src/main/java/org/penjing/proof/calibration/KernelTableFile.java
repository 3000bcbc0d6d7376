package org.penjing.proof.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.penjing.base.Lookup;
import org.penjing.hardware.CodeBytes;
import org.penjing.hardware.KernelTable;
import org.penjing.hardware.kernel.InputGroups;
import org.penjing.hardware.kernel.KernelCall;
import org.penjing.hardware.kernel.KernelFunction;

/** A kernel table as the YAML of hardware-profiles/kernels. */
public final class KernelTableFile {
    private KernelTableFile() {}

    public static String text(KernelTable table) {
        List<String> lines = new ArrayList<>(List.of(
                "# Executed instructions and bytes of code of Penjing's firmware kernels on a " + table.name() + ".",
                "# Written by ./penjing calibrate; see docs/cost-model.md for what each number multiplies.",
                "",
                "source: \"" + table.source() + "\"",
                ""));
        lines.add("# whether one instruction multiplies two pairs of 16-bit numbers");
        lines.add("multiplies: " + (table.groups().equals(InputGroups.DUAL) ? "dual" : "single"));
        lines.add("# weight and activation bits that it executes");
        lines.add("precisions: " + table.precisions());
        lines.add("");
        lines.add("stepInstructions: " + number(table.stepInstructions()));
        lines.add("");
        lines.add("instructions:");
        List<String> items = List.of();
        for (KernelFunction function : KernelCall.functions()) {
            if (!function.items().equals(items)) {
                items = function.items();
                lines.add("  # per " + String.join(", ", items));
            }
            lines.add("  " + function.label() + ": ["
                    + Lookup.in(table.instructions(), function).stream()
                            .map(KernelTableFile::number)
                            .collect(Collectors.joining(", "))
                    + "]");
        }
        lines.add("");
        code(table.code(), lines);
        return String.join("\n", lines) + "\n";
    }

    private static void code(CodeBytes code, List<String> lines) {
        lines.add("codeBytes:");
        for (KernelFunction function : KernelCall.functions()) {
            lines.add("  " + function.label() + ": " + Lookup.in(code.kernels(), function));
        }
        lines.add("  # tables; what every firmware has; what the compiler adds; a call; a carried state");
        lines.add("  sigmoid: " + code.sigmoid());
        lines.add("  powers: " + code.powers());
        lines.add("  fixed: " + code.fixed());
        lines.add("  library: " + code.library());
        lines.add("  node: " + code.node());
        lines.add("  carry: " + code.carry());
    }

    private static String number(double figure) {
        return figure == Math.rint(figure) ? Long.toString((long) figure) : String.format(Locale.ROOT, "%.4f", figure);
    }
}
