package org.penjing.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.penjing.base.InvalidInputException;

class BundleFilesTest {
    static final List<String> ALL_BUT_THE_ARCHIVE =
            Bundle.FILES.stream().filter(file -> !file.equals(Bundle.ARCHIVE)).toList();

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        SampleBundle.write(directory);
    }

    @Test
    void neitherTheArchiveNorTheFolderDiffers() throws IOException {
        assertThat(BundleFiles.read(directory.resolve(Bundle.ARCHIVE)).differences())
                .isEmpty();
        assertThat(BundleFiles.read(directory).differences()).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("ALL_BUT_THE_ARCHIVE")
    void aFlippedByteNamesItsFile(String file) throws IOException {
        byte[] bytes = Files.readAllBytes(directory.resolve(file));
        for (int part = 0; part < 40; part++) {
            byte[] changed = bytes.clone();
            changed[part * bytes.length / 40] ^= 1;
            Files.write(directory.resolve(file), changed);
            assertThat(BundleFiles.read(directory).differences())
                    .as("byte %d", part * bytes.length / 40)
                    .anyMatch(line -> line.startsWith(file) || file.equals(Bundle.MANIFEST));
        }
    }

    @Test
    void namesWhatIsMissingAndWhatIsExtra() throws IOException {
        Files.delete(directory.resolve(Bundle.STEP));
        Files.writeString(directory.resolve("notes.txt"), "mine");
        assertThat(BundleFiles.read(directory).differences())
                .containsExactly("step.onnx is missing", "notes.txt is extra");
    }

    @Test
    void anUnpackedFirmwarePackageCountsAndWhatWasBuiltFromItDoesNot() throws IOException {
        Path unpacked = Files.createDirectories(directory.resolve("firmware"));
        BundleFiles.read(directory).unpackFirmware(unpacked);
        Files.createDirectories(unpacked.resolve("build/host"));
        Files.writeString(unpacked.resolve("build/host/penjing_run.o"), "built");
        assertThat(BundleFiles.read(directory).differences()).isEmpty();
        Files.writeString(unpacked.resolve("penjing_model.c"), "changed");
        assertThat(BundleFiles.read(directory).differences()).containsExactly("firmware/penjing_model.c differs");
    }

    @Test
    void refusesWhatIsNoBundle() throws IOException {
        Path text = Files.writeString(directory.resolve("text"), "no zip");
        Path empty = Files.createDirectories(directory.resolve("empty"));
        assertThatThrownBy(() -> BundleFiles.read(text)).hasMessageContaining("no zip archive");
        assertThatThrownBy(() -> BundleFiles.read(empty)).hasMessageContaining("no manifest.json in it");
        assertThatThrownBy(() -> BundleFiles.read(directory.resolve("missing")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no such file or folder");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "depth":\\d+              | "depth":2000000000     | integer.json depth
        "depth":\\d+              | "depth":0              | integer.json depth
        "cells":\\d+              | "cells":2000000000     | integer.json cells
        "vocabulary":\\d+         | "vocabulary":-1        | integer.json vocabulary
        "rows":\\d+               | "rows":2000000000      | rows
        "columns":\\d+            | "columns":16000000     | tensors
        "carries":\\[            | "carries":null,"x":[   | integer.json
        "tokens":"[^"]*"         | "tokens":null         | no tokens
        "halt":"[^"]*"           | "halt":null           | no halt
        "toConfidence":\\{        | "toConfidence":null,"z":{ | integer.json
        "cells":\\d+              | "cells":null           | integer.json cells
        "quantizer":\\{           | "quantizer":null,"y":{  | integer.json
        "inputs":\\[[^]]*]        | "inputs":null          | no nodes[0].inputs
        "inputs":\\[[^]]*]        | "inputs":[null]        | no nodes[0].inputs[0]
        "sites":\\{               | "sites":{"z":null,      | no sites.z
        """)
    void aModelWithGapsOrBeyondAllBoundsIsRefusedInAWord(String part, String hostile, String named) throws IOException {
        Path file = directory.resolve(Bundle.INTEGER);
        String before = Files.readString(file);
        String after = before.replaceFirst(part, Matcher.quoteReplacement(hostile));
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);
        BundleFiles bundle = BundleFiles.read(directory);
        assertThatThrownBy(bundle::model)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining("Exception: Cannot invoke");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "limits" : \\[ | "limits" : [ null,
        "device" : \\{ | "device" : null, "device" : {
        "core" : "[^"]*" | "core" : null
        """)
    void aReportWithGapsIsRefused(String part, String hostile) throws IOException {
        Path file = directory.resolve(Bundle.REPORT);
        String before = Files.readString(file);
        String after = before.replaceFirst(part, Matcher.quoteReplacement(hostile));
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after.replace("\"device\" : null, \"device\" : {", "\"device\" : null, \"was\" : {"));
        BundleFiles bundle = BundleFiles.read(directory);
        assertThatThrownBy(bundle::report).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aManifestWithoutFilesDiffers() throws IOException {
        Files.writeString(directory.resolve(Bundle.MANIFEST), "{\"format\":\"penjing-manifest-1\",\"files\":null}");
        assertThat(BundleFiles.read(directory).differences()).hasSize(1);
    }
}
