package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.fault.InvalidInputException;

class SettingsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "penjing.body-limit, -1MB",
        "penjing.check-limit, 0s",
        "penjing.bodies-per-address, 0",
        "penjing.heartbeat, soon",
        "penjing.data.keep, -7d",
        "penjing.jobs.disk-reserve, much",
        "penjing.jobs.progress-interval, 0ms"
    })
    void aSettingOutOfRangeIsNamed(String setting, String value) {
        assertThatThrownBy(() ->
                        PenjingServer.start(directory.resolve("home"), 0, Map.of(setting, value), FakeParts.class))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(setting);
    }
}
