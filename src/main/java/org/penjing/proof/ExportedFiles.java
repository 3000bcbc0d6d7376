package org.penjing.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.penjing.export.Bundle;
import org.penjing.export.Evidence;
import org.penjing.process.ChildFailedException;
import org.penjing.process.ChildJvms;
import org.penjing.process.Launch;
import org.penjing.process.Retries;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the files for ONNX Runtime and TensorFlow Lite in a process of its own, as both are native code.
 *
 * @param retries of processes that die
 */
record ExportedFiles(ChildJvms children, Retries retries) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LEAST_HEAP_MEGABYTES = 512;

    /**
     * What both engines say, in this order.
     *
     * @param bundle a directory with the {@link Bundle#MODELS}
     * @throws ChildFailedException if an engine refuses its file, or the process is killed or crashes again and again
     * @throws CancellationException if {@code cancelled} says so
     */
    List<Evidence.Engine> run(Comparison comparison, Path bundle, BooleanSupplier cancelled) throws IOException {
        Path inputs = write("penjing-inputs", comparison.inputs());
        Path expected = write("penjing-expected", comparison.expected().bytes());
        Launch launch = Launch.of(
                ExportedMain.NAME,
                ExportedMain.class,
                List.of(bundle.toString(), inputs.toString(), expected.toString()),
                heapMegabytes(comparison));
        try {
            return Arrays.asList(JSON.readValue(children.run(launch, retries, cancelled), Evidence.Engine[].class));
        } finally {
            Files.deleteIfExists(inputs);
            Files.deleteIfExists(expected);
        }
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(children.folder(), name, ""), bytes);
    }

    /** Beside the files it holds the questions and answers a few times. */
    private static int heapMegabytes(Comparison comparison) {
        long bytes = 32L * (comparison.inputs().length + comparison.expected().bytes().length);
        return (int) Math.min(Integer.MAX_VALUE, LEAST_HEAP_MEGABYTES + (bytes >> 20));
    }
}
