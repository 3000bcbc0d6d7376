package org.penjing.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.compress.RandomSubnets;
import org.penjing.export.firmware.Firmware;
import org.penjing.onnx.ModelCard;

/** A whole bundle of an untrained network. */
public final class SampleBundle {
    private static final double THRESHOLD = 0.6;

    private SampleBundle() {}

    /** The files, the archive among them. */
    public static Firmware write(Path directory) throws IOException {
        Firmware firmware = firmware(new Precision(4, 8), new Precision(8, 8), new Precision(2, 8));
        Files.createDirectories(directory);
        Bundle.models(directory, firmware, card());
        Bundle.complete(directory, report());
        return firmware;
    }

    /** The network of every sample, its weights in {@code precisions} in turn. */
    public static Firmware firmware(Precision... precisions) {
        CompressedModel model = RandomSubnets.compressed(RandomSubnets.TOKEN_MIXER, 11, precisions);
        return Firmware.of(
                model,
                THRESHOLD,
                card().alphabet(),
                card().provenance(),
                RandomSubnets.questions(RandomSubnets.TOKEN_MIXER, Firmware.VECTORS));
    }

    public static ModelCard card() {
        return new ModelCard(".1234", RandomSubnets.DEPTH, THRESHOLD, Map.of("seed", "11"));
    }

    /** Changes a file of the firmware package, and the manifest with it. */
    public static void tamper(Path directory, String file, UnaryOperator<String> change) throws IOException {
        SortedMap<String, byte[]> files = ZipArchive.read(Files.readAllBytes(directory.resolve(Bundle.FIRMWARE)));
        files.computeIfPresent(
                Bundle.FIRMWARE_FOLDER + file,
                (path, bytes) ->
                        change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        Files.write(directory.resolve(Bundle.FIRMWARE), ZipArchive.of(files));
        Bundle.complete(directory, report());
    }

    /** A report of made-up figures, of a bundle whose firmware was linked and run. */
    static Report report() {
        return report(
                new FirmwareFigures(9_000L, 2_900L, 300L, 81_000L),
                new Evidence(
                        Evidence.emulated("cortex-m4"),
                        List.of(new Evidence.Engine("TensorFlow Lite", 200, 199, 3200, 3198, false, null)),
                        List.of("Without host C, clang: clang is not on the PATH.")));
    }

    static Report report(@Nullable FirmwareFigures firmware, Evidence evidence) {
        return new Report(
                Report.FORMAT,
                Map.of("profile", "m4 <b>", "seed", "7"),
                Map.of("family", "tiny-recursive"),
                new Report.Device("A device", "Cortex-M4F"),
                new Report.Decision(
                        3, 0.9, Map.of("embed", 20), List.of(new Report.Layer("head", 20, 5, 4, 8, true, 50, 0.25))),
                List.of(
                        new Report.Limit("flashBytes", 9_000, 95_000, true, Report.Basis.MEASURED),
                        new Report.Limit("millisPerStep", 4, 2, false, Report.Basis.PREDICTED)),
                new Report.Baseline(0.98, 0.99, 40_000, 5),
                new Report.Estimate(accuracy(256, 0.91), cost(8)),
                cost(6),
                new Report.Measurement(accuracy(200, 0.95), firmware),
                evidence,
                List.of(new Report.FrontPoint(4000, 0.95, 12, 3, true, true)),
                List.of("a note"));
    }

    private static Report.Accuracy accuracy(int samples, double exact) {
        return new Report.Accuracy(samples, exact, 0.99, 0.98, 1.5, null);
    }

    private static Report.Cost cost(double expectedMillis) {
        return new Report.Cost(9_900, 3_000, 1_000, 2_000, 80_000.4, 4, 12, expectedMillis, 100, 300, 150);
    }
}
