package org.penjing.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penjing.base.Sha256;
import org.penjing.compress.CompressedModel;
import org.penjing.compress.Precision;
import org.penjing.compress.RandomSubnets;
import org.penjing.export.firmware.Firmware;
import org.penjing.network.Architecture;

/**
 * Holds the bytes that a user downloads. After a change that is meant to alter them: {@code mvn test -Dtest=GoldenTest
 * -Dpenjing.golden=write}.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/bundles.sha256");
    private static final Precision[] NARROW = {new Precision(4, 8), new Precision(8, 8), new Precision(2, 8)};
    private static final Precision[] MIXED = {new Precision(6, 16), new Precision(8, 8), new Precision(2, 16)};

    @Test
    void theSameModelsGiveTheSameBytesAsEver(@TempDir Path folder) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        hashes.putAll(bundle(folder, "token-mixer", RandomSubnets.TOKEN_MIXER, NARROW));
        hashes.putAll(bundle(folder, "attention", RandomSubnets.ATTENTION, MIXED));
        String lines = hashes.entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining());
        if ("write".equals(System.getProperty("penjing.golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, lines);
        }
        assertThat(lines).isEqualTo(Files.readString(GOLDEN));
    }

    private static Map<String, String> bundle(
            Path folder, String name, Architecture architecture, Precision... precisions) throws IOException {
        CompressedModel model = RandomSubnets.compressed(architecture, 11, precisions);
        Firmware firmware = Firmware.of(
                model,
                0.6,
                SampleBundle.card().alphabet(),
                SampleBundle.card().provenance(),
                RandomSubnets.questions(architecture, 4));
        Path directory = Files.createDirectories(folder.resolve(name));
        Bundle.models(directory, firmware, SampleBundle.card());
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String file : Bundle.MODELS) {
            if (!file.equals(Bundle.FIRMWARE)) {
                files.put(file, Files.readAllBytes(directory.resolve(file)));
            }
        }
        files.putAll(ZipArchive.read(Files.readAllBytes(directory.resolve(Bundle.FIRMWARE))));
        SortedMap<String, String> hashes = new TreeMap<>();
        files.forEach((file, bytes) -> hashes.put(name + "/" + file, Sha256.of(bytes)));
        return hashes;
    }
}
