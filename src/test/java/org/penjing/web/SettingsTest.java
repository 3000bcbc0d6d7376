package org.penjing.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.penjing.base.InvalidInputException;

class SettingsTest {
    @TempDir
    Path directory;

    @Test
    void aHomeWhosePathEndsTheDatabasesAddressIsRefused() {
        assertThatThrownBy(() -> PenjingServer.start(directory.resolve("a;b"), 0, Map.of(), FakeParts.class))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("without semicolons");
    }

    @Test
    void aDamagedDatabaseIsNamedWithARemedy() throws IOException {
        Path database = Files.createDirectories(directory.resolve("home/db")).resolve("penjing.mv.db");
        Files.write(database, new byte[20_000]);
        assertThatThrownBy(() -> PenjingServer.start(directory.resolve("home"), 0, Map.of(), FakeParts.class))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("penjing.mv.db is damaged")
                .hasMessageContaining("backup");
    }

    @Test
    void aPortInUseIsNamedBeforeTheDatabaseIsMade() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PenjingServer.start(
                            directory.resolve("home"), taken.getLocalPort(), Map.of(), FakeParts.class))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("a free port");
        }
        assertThat(directory.resolve("home/db")).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "penjing.body-limit, -1MB",
        "penjing.check-limit, 0s",
        "penjing.bodies-per-address, 0",
        "penjing.heartbeat, soon",
        "penjing.data.keep, -7d",
        "penjing.jobs.disk-reserve, much",
        "penjing.jobs.progress-interval, 0ms",
        "penjing.jobs.parallel, 0",
        "server.address, nohost.invalid"
    })
    void aSettingOutOfRangeIsNamed(String setting, String value) {
        assertThatThrownBy(() ->
                        PenjingServer.start(directory.resolve("home"), 0, Map.of(setting, value), FakeParts.class))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(setting);
    }

    @Test
    void homeThatIsAFileIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        assertThatThrownBy(() -> PenjingServer.start(file, 0, Map.of(), FakeParts.class))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("can be written");
    }
}
