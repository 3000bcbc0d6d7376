package org.penjing.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BundleTest {
    private static final Report REPORT = new Report(
            Report.FORMAT,
            Map.of("profile", "m4 <b>", "seed", "7"),
            Map.of("family", "tiny-recursive"),
            new Report.Decision(
                    3, 0.9, Map.of("embed", 20), List.of(new Report.Layer("head", 20, 5, 4, 8, true, 50, 0.25))),
            List.of(new Report.Limit("sramBytes", 3000, 2000, false)),
            new Report.Baseline(0.98, 0.99, 40_000),
            figures(0.91),
            figures(0.95),
            List.of(new Report.FrontPoint(4000, 0.95, 12, 3, true, true)),
            List.of("a note"));

    @TempDir
    private Path directory;

    @BeforeEach
    void models() throws IOException {
        Files.writeString(directory.resolve(Bundle.MODEL), "model");
        Files.writeString(directory.resolve(Bundle.STEP), "step");
    }

    @Test
    void theReportReadsBackAsItWasWritten() throws IOException {
        Bundle.complete(directory, REPORT);
        byte[] written = Files.readAllBytes(directory.resolve(Bundle.REPORT));
        assertThat(JsonMapper.shared().readValue(written, Report.class)).isEqualTo(REPORT);
    }

    @Test
    void theArchiveHoldsTheOtherFilesByteForByte() throws IOException {
        Bundle.complete(directory, REPORT);
        try (ZipFile archive = new ZipFile(directory.resolve(Bundle.ARCHIVE).toFile())) {
            assertThat(archive.stream().map(ZipEntry::getName))
                    .containsExactly(Bundle.MODEL, Bundle.STEP, Bundle.REPORT, Bundle.PAGE);
            for (ZipEntry entry : List.copyOf(archive.stream().toList())) {
                assertThat(archive.getInputStream(entry).readAllBytes())
                        .isEqualTo(Files.readAllBytes(directory.resolve(entry.getName())));
            }
        }
    }

    @Test
    void thePageTellsEstimatedFromVerifiedAndNamesBrokenLimits() throws IOException {
        Bundle.complete(directory, REPORT);
        String page = Files.readString(directory.resolve(Bundle.PAGE), StandardCharsets.UTF_8);
        assertThat(page)
                .contains("<td>exact accuracy</td><td>98.00 %</td><td>91.00 %</td><td>95.00 %</td>")
                .contains("<td>sramBytes</td><td>3,000.00</td><td>2,000.00</td><td>broken</td>")
                .contains("4 (memory only)")
                .contains("10.0 times smaller")
                .contains("<svg")
                .contains("m4 &lt;b&gt;")
                .doesNotContain("m4 <b>");
    }

    @Test
    void sameReportGivesTheSameArchive() throws IOException {
        Bundle.complete(directory, REPORT);
        byte[] first = Files.readAllBytes(directory.resolve(Bundle.ARCHIVE));
        Bundle.complete(directory, REPORT);
        assertThat(Files.readAllBytes(directory.resolve(Bundle.ARCHIVE))).isEqualTo(first);
    }

    private static Report.Figures figures(double exact) {
        return new Report.Figures(exact, 0.99, 0.98, 1.5, 4000, 3000, 1000, 2000, 4, 12, 6, 100.0, null);
    }
}
