package org.penjing.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
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
        CompressedModel model = RandomSubnets.compressed(
                RandomSubnets.TOKEN_MIXER, 11, new Precision(4, 8), new Precision(8, 8), new Precision(2, 8));
        ModelCard card = new ModelCard(".1234", RandomSubnets.DEPTH, THRESHOLD, Map.of("seed", "11"));
        Firmware firmware = Firmware.of(
                model,
                THRESHOLD,
                card.alphabet(),
                card.provenance(),
                RandomSubnets.questions(RandomSubnets.TOKEN_MIXER, Firmware.VECTORS));
        Files.createDirectories(directory);
        Bundle.models(directory, firmware, card);
        Bundle.complete(directory, report());
        return firmware;
    }

    /** Changes a file of the firmware package, and the manifest with it. */
    public static void tamper(Path directory, String file, UnaryOperator<String> change) throws IOException {
        SortedMap<String, byte[]> files = Archive.read(Files.readAllBytes(directory.resolve(Bundle.FIRMWARE)));
        files.computeIfPresent(
                Bundle.FIRMWARE_FOLDER + file,
                (path, bytes) ->
                        change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        Files.write(directory.resolve(Bundle.FIRMWARE), Archive.of(files));
        Bundle.complete(directory, report());
    }

    /** A report of made-up figures. */
    static Report report() {
        return new Report(
                Report.FORMAT,
                Map.of("profile", "m4 <b>", "seed", "7"),
                Map.of("family", "tiny-recursive"),
                new Report.Device("A device", "Cortex-M4F"),
                new Report.Decision(
                        3, 0.9, Map.of("embed", 20), List.of(new Report.Layer("head", 20, 5, 4, 8, true, 50, 0.25))),
                List.of(new Report.Limit("sramBytes", 3000, 2000, false)),
                new Report.Baseline(0.98, 0.99, 40_000, 5),
                figures(0.91),
                figures(0.95),
                new Evidence(
                        Evidence.emulated("cortex-m4"),
                        List.of(new Evidence.Engine("ONNX Runtime", 200, 199, 3200, 3198, false, null)),
                        List.of(
                                new Evidence.Figure("flash, bytes", 9_900.0, 9_000),
                                new Evidence.Figure("stack, bytes", null, 300)),
                        List.of("Without host C, clang: clang is not on the PATH.")),
                List.of(new Report.FrontPoint(4000, 0.95, 12, 3, true, true)),
                List.of("a note"));
    }

    private static Report.Figures figures(double exact) {
        return new Report.Figures(exact, 0.99, 0.98, 1.5, 4000, 3000, 1000, 2000, 4, 12, 6, 100.0, null);
    }
}
