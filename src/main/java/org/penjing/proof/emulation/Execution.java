package org.penjing.proof.emulation;

import java.util.List;
import org.penjing.proof.probe.Outputs;

/**
 * A package was compiled within its limits and run on every input.
 *
 * @param outputs what it answered
 * @param footprint what it takes of the memories
 * @param stackBytes the deepest its stack got on these inputs; 8 of them are the caller's
 * @param instructions what it executed on the first input
 * @param warnings of the compiler about the package
 */
public record Execution(
        Outputs outputs, Footprint footprint, int stackBytes, InstructionCounts instructions, List<String> warnings)
        implements Verdict {
    public Execution {
        warnings = List.copyOf(warnings);
    }
}
