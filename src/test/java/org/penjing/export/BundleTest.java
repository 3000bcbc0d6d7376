package org.penjing.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.export.firmware.Firmware;
import org.penjing.export.firmware.FirmwarePackage;

class BundleTest {
    @TempDir
    private Path directory;

    private Firmware firmware;

    @BeforeEach
    void write() throws IOException {
        firmware = SampleBundle.write(directory);
    }

    @Test
    void theReportReadsBackAsItWasWritten() throws IOException {
        assertThat(BundleFiles.read(directory).report()).isEqualTo(SampleBundle.report());
    }

    @Test
    void theArchiveHoldsTheOtherFilesByteForByte() throws IOException {
        try (ZipFile archive = new ZipFile(directory.resolve(Bundle.ARCHIVE).toFile())) {
            List<String> others = new ArrayList<>(Bundle.FILES);
            others.remove(Bundle.ARCHIVE);
            assertThat(archive.stream().map(ZipEntry::getName)).containsExactlyInAnyOrderElementsOf(others);
            for (ZipEntry entry : List.copyOf(archive.stream().toList())) {
                assertThat(archive.getInputStream(entry).readAllBytes())
                        .isEqualTo(Files.readAllBytes(directory.resolve(entry.getName())));
            }
        }
    }

    @Test
    void theFirmwarePackageLiesBelowOneFolder() throws IOException {
        try (ZipFile archive = new ZipFile(directory.resolve(Bundle.FIRMWARE).toFile())) {
            assertThat(archive.stream().map(ZipEntry::getName))
                    .containsExactlyInAnyOrderElementsOf(FirmwarePackage.of(firmware).files().keySet().stream()
                            .map(file -> "firmware/" + file)
                            .toList());
        }
    }

    @Test
    void theIntegerModelReadsBackToTheSameAnswers() throws IOException {
        var read = BundleFiles.read(directory).model().runner();
        var written = firmware.model().runner();
        for (int[] question : firmware.questions()) {
            assertThat(read.run(question)).usingRecursiveComparison().isEqualTo(written.run(question));
        }
    }

    @Test
    void thePageTellsEstimatedFromVerifiedAndNamesBrokenLimits() throws IOException {
        assertThat(page())
                .contains("<td>exact accuracy</td><td>98.00 %</td><td>91.00 %</td><td>95.00 %</td>")
                .contains("<td>sramBytes</td><td>3,000.00</td><td>2,000.00</td><td>broken</td>")
                .contains("4 (memory only)")
                .contains("10.0 times smaller")
                .contains("<svg")
                .contains("m4 &lt;b&gt;")
                .doesNotContain("m4 <b>");
    }

    @Test
    void thePageTellsHowFarTheModelIsProvenAndWhatWasPredicted() throws IOException {
        assertThat(page())
                .contains("Level: QEMU on cortex-m4.")
                .contains("<td>ONNX Runtime</td><td>answers</td><td>200</td><td>199</td><td>0.50 %</td><td>2</td>")
                .contains("clang is not on the PATH")
                .contains("<td>flash, bytes</td><td>9,900</td><td>9,000</td><td>10.0</td>")
                .contains("<td>stack, bytes</td><td>-</td><td>300</td><td>-</td>");
    }

    @Test
    void sameReportGivesTheSameArchive() throws IOException {
        byte[] first = Files.readAllBytes(directory.resolve(Bundle.ARCHIVE));
        SampleBundle.write(directory);
        assertThat(Files.readAllBytes(directory.resolve(Bundle.ARCHIVE))).isEqualTo(first);
    }

    private String page() throws IOException {
        return Files.readString(directory.resolve(Bundle.PAGE), StandardCharsets.UTF_8);
    }
}
