package org.penjing;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One format for all Java sources: palantir-java-format, run on the build's own JDK 25, since a Maven plugin would run on
 * Maven's JDK, which may be 17 and does not parse these sources. {@code -Dpenjing.format=write} rewrites them.
 */
class FormatTest {
    private static final Path SOURCES = Path.of("src");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void everySourceFileIsFormatted() throws Exception {
        List<Path> unformatted = new ArrayList<>();
        try (var files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (!isFormatted(file)) {
                    unformatted.add(file);
                }
            }
        }
        assertThat(unformatted)
                .as("run: mvn test -Dtest=FormatTest -Dpenjing.format=write")
                .isEmpty();
    }

    private boolean isFormatted(Path file) throws IOException, FormatterException {
        String source = Files.readString(file);
        String formatted = formatter.formatSourceAndFixImports(source);
        if (formatted.equals(source)) {
            return true;
        }
        if ("write".equals(System.getProperty("penjing.format"))) {
            Files.writeString(file, formatted);
            return true;
        }
        return false;
    }
}
