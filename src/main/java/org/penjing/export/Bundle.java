package org.penjing.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.penjing.base.AtomicFile;
import org.penjing.base.Lookup;
import org.penjing.compress.integer.IntegerNetwork;
import org.penjing.export.firmware.Firmware;
import org.penjing.export.firmware.FirmwarePackage;
import org.penjing.onnx.ModelCard;
import org.penjing.onnx.OnnxWriter;
import org.penjing.tflite.TfLiteWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files that a user downloads for one profile. */
public final class Bundle {
    public static final String MODEL = "model.onnx";

    /** One step; only of recursions. */
    public static final String STEP = "step.onnx";

    /** One step for TensorFlow Lite, or the whole of a network that is run once. */
    public static final String TFLITE = "model.tflite";

    /** The firmware package, below a folder {@value #FIRMWARE_FOLDER}. */
    public static final String FIRMWARE = "firmware.zip";

    /** The integer model, see {@link IntegerModelFile}. */
    public static final String INTEGER = "integer.json";

    public static final String REPORT = "report.json";
    public static final String PAGE = "report.html";
    public static final String MANIFEST = "manifest.json";
    public static final String ARCHIVE = "bundle.zip";

    /** All that is downloaded, where a model has it; the archive holds the others. */
    public static final List<String> FILES =
            List.of(MODEL, STEP, TFLITE, FIRMWARE, INTEGER, REPORT, PAGE, MANIFEST, ARCHIVE);

    /** Those that lie there before {@link #complete}. */
    public static final List<String> MODELS = List.of(MODEL, STEP, TFLITE, FIRMWARE, INTEGER);

    static final String FIRMWARE_FOLDER = "firmware/";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(_ -> JsonInclude.Value.ALL_NON_NULL)
            .build();

    private Bundle() {}

    /** Writes the {@link #MODELS}, which are all made of the integer model. */
    public static void models(Path directory, Firmware firmware, ModelCard card) throws IOException {
        IntegerNetwork network = firmware.model().network();
        AtomicFile.write(directory.resolve(MODEL), OnnxWriter.inference(network, card));
        if (!network.isFeedForward()) {
            AtomicFile.write(directory.resolve(STEP), OnnxWriter.step(network, card));
        }
        AtomicFile.write(directory.resolve(INTEGER), IntegerModelFile.write(firmware.model()));
        AtomicFile.write(directory.resolve(TFLITE), TfLiteWriter.step(network, card.entries()));
        SortedMap<String, byte[]> files = new TreeMap<>();
        FirmwarePackage.of(firmware)
                .files()
                .forEach((path, text) -> files.put(FIRMWARE_FOLDER + path, text.getBytes(StandardCharsets.UTF_8)));
        AtomicFile.write(directory.resolve(FIRMWARE), ZipArchive.of(files));
    }

    /** Writes the reports, the manifest and the archive beside the {@link #MODELS} that already lie in {@code directory}. */
    public static void complete(Path directory, Report report) throws IOException {
        AtomicFile.write(directory.resolve(REPORT), JSON.writeValueAsBytes(report));
        AtomicFile.write(directory.resolve(PAGE), ReportPage.html(report).getBytes(StandardCharsets.UTF_8));
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String file : in(directory)) {
            if (!file.equals(MANIFEST) && !file.equals(ARCHIVE)) {
                files.put(file, Files.readAllBytes(directory.resolve(file)));
            }
        }
        SortedMap<String, byte[]> listed = new TreeMap<>(files);
        listed.putAll(ZipArchive.read(Lookup.in(files, FIRMWARE)));
        files.put(MANIFEST, Manifest.write(listed));
        AtomicFile.write(directory.resolve(MANIFEST), Lookup.in(files, MANIFEST));
        AtomicFile.write(directory.resolve(ARCHIVE), ZipArchive.of(files));
    }

    /** The {@link #FILES} that a model whose {@link #MODELS} lie in {@code directory} has. */
    public static List<String> in(Path directory) {
        return FILES.stream()
                .filter(file -> !file.equals(STEP) || Files.exists(directory.resolve(STEP)))
                .toList();
    }
}
