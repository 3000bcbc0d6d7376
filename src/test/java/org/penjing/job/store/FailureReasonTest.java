package org.penjing.job.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.penjing.job.files.DiskFullException;
import org.springframework.dao.DataAccessResourceFailureException;

class FailureReasonTest {
    private static final Path HOME = Path.of("/srv/penjing");

    static Stream<Throwable> fullDisks() {
        return Stream.of(
                new IOException("No space left on device"),
                new UncheckedIOException(new IOException("Disk quota exceeded")),
                new DataAccessResourceFailureException(
                        "write", new SQLException("IO Exception", new IOException("No space left on device"))),
                new DiskFullException(HOME, 12));
    }

    @ParameterizedTest
    @MethodSource("fullDisks")
    void fullDiskIsNamedWhereverItShows(Throwable failure) {
        assertThat(FailureReason.of(failure, HOME)).startsWith("the disk that holds /srv/penjing is full");
    }

    @Test
    void databaseErrorsSayWhatTheDatabaseSaid() {
        assertThat(FailureReason.of(
                        new DataAccessResourceFailureException("x", new SQLException("lock timeout")), HOME))
                .isEqualTo("the database could not be read or written: lock timeout");
    }

    @Test
    void memoryErrorsSayWhatHelps() {
        assertThat(FailureReason.of(new OutOfMemoryError("heap"), HOME)).contains("-Xmx");
    }

    @Test
    void circularCausesEnd() {
        Exception one = new Exception("one");
        one.initCause(new Exception("two", one));
        assertThat(FailureReason.of(one, HOME)).contains("internal error");
    }
}
