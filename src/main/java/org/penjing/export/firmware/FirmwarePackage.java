package org.penjing.export.firmware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.penjing.base.Templates;

/** The files of a firmware package, by their paths within it. */
public record FirmwarePackage(SortedMap<String, String> files) {
    private static final List<String> SHARED = List.of(
            "penjing.h",
            "penjing_arithmetic.h",
            "penjing_kernels.h",
            "penjing_kernels.c",
            "penjing_linear.c",
            "Makefile");
    private static final List<String> SHARED_TEMPLATES = List.of("CMakeLists.txt", "penjing_model.c");
    private static final List<String> TEMPLATES = List.of("penjing_model.h", "tests/vectors.h", "README.md");
    private static final List<String> OF_RECURSIONS = List.of(
            "penjing.hpp", "penjing_run.c", "examples/bare_metal.c", "examples/freertos_task.c", "tests/check.c");
    private static final List<String> OF_FEED_FORWARD =
            List.of("penjing.hpp", "examples/bare_metal.c", "tests/check.c");
    private static final String FEED_FORWARD = "once/";

    /** Writes the C of a model. */
    public static FirmwarePackage of(Firmware firmware) {
        boolean isOnce = firmware.model().network().isFeedForward();
        String folder = isOnce ? FEED_FORWARD : "";
        SortedMap<String, String> files = new TreeMap<>();
        SHARED.forEach(file -> files.put(file, Templates.text("/firmware/" + file)));
        (isOnce ? OF_FEED_FORWARD : OF_RECURSIONS)
                .forEach(file -> files.put(file, Templates.text("/firmware/" + folder + file)));
        Map<String, Object> context = new ModelSource(firmware).context();
        context.putAll(new TestVectors(firmware).context());
        SHARED_TEMPLATES.forEach(file -> files.put(file, Templates.source(file + ".mustache", context)));
        TEMPLATES.forEach(file -> files.put(file, Templates.source(folder + file + ".mustache", context)));
        return new FirmwarePackage(files);
    }

    /** Writes all files into a directory. */
    public void write(Path directory) throws IOException {
        for (var file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        }
    }
}
