package org.penjing.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({"0, 0 s", "59.4, 59 s", "59.6, 1 min 00 s", "200, 3 min 20 s", "3599.9, 1 h 00 min", "7500, 2 h 05 min"
    })
    void writesDurations(double seconds, String text) {
        assertThat(Text.duration(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abcdef, 5, ab...", "abcdef, 3, ''"})
    void cutsWhatIsTooLong(String text, int length, String cut) {
        assertThat(Text.cut(text, length)).isEqualTo(cut);
    }

    @Test
    void writesFiguresTheSameEverywhere() {
        assertThat(Text.percent(0.9534)).isEqualTo("95.3 %");
        assertThat(Text.count(1234567.4)).isEqualTo("1,234,567");
        assertThat(Text.optional(null, 1)).isEqualTo("-");
    }

    @Test
    void findsTheRootOfAFailure() {
        assertThat(Text.reason(new UncheckedIOException(new NoSuchFileException("a.csv"))))
                .isEqualTo("a.csv is not there");
        assertThat(Text.reason(new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
