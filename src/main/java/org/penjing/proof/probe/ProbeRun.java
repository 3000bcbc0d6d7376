package org.penjing.proof.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.penjing.proof.toolchain.ToolRun;

/** What the probe wrote. */
public record ProbeRun(Outputs outputs, ProbeFigures figures) {
    private static final String INPUTS = "inputs.bin";
    private static final String OUTPUTS = "outputs.bin";
    private static final String FIGURES = "figures.txt";

    /** Something that runs the probe in a folder with its inputs. */
    public interface Start {
        ToolRun in(Path folder);
    }

    public static ProbeRun of(Path folder, byte[] inputs, String what, Start start) throws IOException {
        Files.deleteIfExists(folder.resolve(OUTPUTS));
        Files.deleteIfExists(folder.resolve(FIGURES));
        Files.write(folder.resolve(INPUTS), inputs);
        start.in(folder).orThrow(what);
        ProbeFigures figures = ProbeFigures.read(folder.resolve(FIGURES));
        return new ProbeRun(new Outputs(figures.layout(), Files.readAllBytes(folder.resolve(OUTPUTS))), figures);
    }
}
