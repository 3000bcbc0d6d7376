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
    void thePageTellsEstimatedFromPredictedFromMeasured() throws IOException {
        assertThat(page())
                .contains("<td>samples</td><td></td><td>256</td><td></td><td>200</td>")
                .contains("<td>exact accuracy</td><td>98.00 %</td><td>91.00 %</td><td></td><td>95.00 %</td>")
                .contains("<td>milliseconds per inference, expected</td><td></td><td>8.00</td><td>6.00</td><td></td>")
                .contains("<td>flash, bytes</td><td>40,000</td><td>9,900</td><td>9,900</td><td>9,000</td>")
                .contains("<td>SRAM without stack, bytes</td><td></td><td>3,000</td><td>3,000</td><td>2,900</td>")
                .contains("<td>instructions per step</td><td></td><td>80,000</td><td>80,000</td><td>81,000</td>")
                .contains("<td>stack, bytes</td><td></td><td></td><td></td><td>300</td>");
    }

    @Test
    void thePageNamesBrokenLimitsAndWhatEachIsJudgedBy() throws IOException {
        assertThat(page())
                .contains("<td>flashBytes</td><td>9,000.00</td><td>measured</td><td>95,000.00</td><td>met</td>")
                .contains("<td>millisPerStep</td><td>4.00</td><td>predicted</td><td>2.00</td><td>broken</td>");
    }

    @Test
    void thePageEscapesNamesAndHasTheFront() throws IOException {
        assertThat(page())
                .contains("4 (memory only)")
                .contains("4.0 times smaller")
                .contains("<svg")
                .contains("m4 &lt;b&gt;")
                .doesNotContain("m4 <b>");
    }

    @Test
    void thePageTellsHowFarTheModelIsProvenAndWhereAnEngineDiffers() throws IOException {
        assertThat(page())
                .contains("Level: QEMU on cortex-m4.")
                .contains("<td>TensorFlow Lite</td><td>answers</td><td>200</td><td>199</td><td>0.50 %</td><td>2</td>")
                .contains("TensorFlow Lite answers 1 of 200 inputs (0.50 %) otherwise than the integer definition, in 2"
                        + " of 3200 cells.")
                .contains("clang is not on the PATH");
    }

    @Test
    void withoutAToolchainNoFigureOfFirmwareStandsInReportOrPage() throws IOException {
        Evidence unproven = new Evidence(Evidence.REFERENCE, List.of(), List.of());
        Bundle.complete(directory, SampleBundle.report(null, unproven));
        assertThat(Files.readString(directory.resolve(Bundle.REPORT))).doesNotContain("firmware", "null");
        assertThat(page())
                .contains("<td>flash, bytes</td><td>40,000</td><td>9,900</td><td>9,900</td><td></td>")
                .doesNotContain("<td>stack, bytes</td>", "<th>engine</th>")
                .doesNotContainPattern("</th></tr>\\s*</table>");
        assertThat(BundleFiles.read(directory).report()).isEqualTo(SampleBundle.report(null, unproven));
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
