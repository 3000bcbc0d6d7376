package org.penjing.export.firmware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.penjing.base.Templates;

/** The files of a firmware package, by their paths within it. */
public record FirmwarePackage(SortedMap<String, String> files) {
    private static final String[] AS_THEY_ARE = {
        "penjing.h",
        "penjing.hpp",
        "penjing_arithmetic.h",
        "penjing_kernels.h",
        "penjing_kernels.c",
        "penjing_linear.c",
        "penjing_run.c",
        "Makefile",
        "CMakeLists.txt",
        "examples/bare_metal.c",
        "examples/freertos_task.c",
        "tests/check.c"
    };
    private static final String[] TEMPLATES = {"penjing_model.h", "penjing_model.c", "tests/vectors.h", "README.md"};

    /** Writes the C of a model. */
    public static FirmwarePackage of(Firmware firmware) {
        SortedMap<String, String> files = new TreeMap<>();
        for (String file : AS_THEY_ARE) {
            files.put(file, Templates.text("/firmware/" + file));
        }
        Map<String, Object> context = new ModelSource(firmware).context();
        context.putAll(new TestVectors(firmware).context());
        for (String file : TEMPLATES) {
            files.put(file, Templates.source(file + ".mustache", context));
        }
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
