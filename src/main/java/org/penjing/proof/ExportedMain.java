package org.penjing.proof;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.penjing.compress.integer.IntegerModel;
import org.penjing.export.Bundle;
import org.penjing.export.Evidence;
import org.penjing.export.IntegerModelFile;
import org.penjing.process.ChildMain;
import org.penjing.proof.probe.OutputLayout;
import org.penjing.proof.probe.Outputs;
import tools.jackson.databind.json.JsonMapper;

/**
 * The process that runs exported files: {@code ExportedMain BUNDLE INPUTS EXPECTED}. It prints what
 * each engine says as one JSON array.
 */
final class ExportedMain {
    static final String NAME = "verification";

    private ExportedMain() {}

    static void main(String[] args) {
        PrintStream output = System.out;
        System.setOut(System.err);
        ChildMain.endWithParent();
        ChildMain.run(NAME, () -> {
            Path bundle = Path.of(args[0]);
            IntegerModel model = IntegerModelFile.read(Files.readAllBytes(bundle.resolve(Bundle.INTEGER)));
            byte[] inputs = Files.readAllBytes(Path.of(args[1]));
            Comparison comparison = new Comparison(
                    model,
                    Definition.questions(model, inputs),
                    inputs,
                    new Outputs(OutputLayout.of(model.network()), Files.readAllBytes(Path.of(args[2]))));
            byte[] onnx = Files.readAllBytes(bundle.resolve(Bundle.MODEL));
            byte[] tflite = Files.readAllBytes(bundle.resolve(Bundle.TFLITE));
            CompletableFuture<Evidence.Engine> beside = CompletableFuture.supplyAsync(() -> comparison.tflite(tflite));
            output.print(JsonMapper.shared().writeValueAsString(List.of(comparison.onnx(onnx), beside.join())));
            output.flush();
        });
        Runtime.getRuntime().halt(0);
    }
}
