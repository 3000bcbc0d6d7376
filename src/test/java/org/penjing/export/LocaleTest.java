package org.penjing.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports, models and C of a bundle have the same bytes whatever the language of the machine. */
class LocaleTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "tr-TR", "fa-IR", "de-DE"})
    void bundlesAreThoseOfTheRootLocale(String tag) throws IOException {
        SortedMap<String, byte[]> expected = bundle("root", Locale.ROOT);
        SortedMap<String, byte[]> actual = bundle(tag, Locale.forLanguageTag(tag));
        assertThat(actual.keySet()).isEqualTo(expected.keySet()).contains(Bundle.REPORT, Bundle.FIRMWARE, Bundle.MODEL);
        expected.forEach((file, bytes) -> assertThat(actual.get(file)).as(file).isEqualTo(bytes));
    }

    private SortedMap<String, byte[]> bundle(String folder, Locale locale) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(locale);
        try {
            SampleBundle.write(directory.resolve(folder));
        } finally {
            Locale.setDefault(before);
        }
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory.resolve(folder))) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(directory.resolve(folder).relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }
}
