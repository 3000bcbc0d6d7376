package org.penjing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Lines that must not change by themselves. {@code -Dpenjing.golden=write} writes them anew: whoever does says in the commit why
 * they may change.
 */
public final class GoldenFile {
    private static final Path DIRECTORY = Path.of("src/test/resources/golden");

    private GoldenFile() {}

    public static void requireSame(String name, List<String> lines) throws IOException {
        Path file = DIRECTORY.resolve(name);
        if ("write".equals(System.getProperty("penjing.golden"))) {
            Files.write(file, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(file));
    }
}
