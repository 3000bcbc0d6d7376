package org.penjing.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penjing.base.InvalidInputException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.util.unit.DataSize;

class AccessTest {
    static final String KEY = "sixteen or more characters";

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "127.0.0.1:1", "[::1]:8080", "[::1]"})
    void ownNamesAreLocal(String host) {
        assertThat(Access.isLocalHost(host)).isTrue();
        assertThat(Access.isLocalOrigin("http://" + host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", "", "0.0.0.0"})
    void otherNamesAreNot(String host) {
        assertThat(Access.isLocalHost(host)).isFalse();
        assertThat(Access.isLocalOrigin("https://" + host)).isFalse();
    }

    @Test
    void missingHostAndOpaqueOriginAreRefused() {
        assertThat(Access.isLocalHost(null)).isFalse();
        assertThat(Access.isLocalOrigin("null")).isFalse();
        assertThat(Access.isLocalOrigin(null)).as("no browser").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::"})
    void openAddressNeedsAKey(String address) throws UnknownHostException {
        assertThatThrownBy(() -> access(null, address))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("server.address");
        assertThatThrownBy(() -> access("  ", address)).isInstanceOf(InvalidInputException.class);
        assertThat(access(KEY, address).needsKey()).isTrue();
    }

    @Test
    void aShortKeyIsRefusedAndNotRepeated() throws UnknownHostException {
        assertThatThrownBy(() -> access("fifteen letters", "127.0.0.1"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("penjing.api-key: 15 characters")
                .message()
                .doesNotContain("fifteen");
        assertThat(access("sixteen letters!", "127.0.0.1").needsKey()).isTrue();
    }

    @Test
    void onlyTheKeyIsTheKey() throws UnknownHostException {
        Access access = access(KEY, "0.0.0.0");
        assertThat(access.isKey(KEY)).isTrue();
        assertThat(access.isKey(KEY.toUpperCase(Locale.ROOT))).isFalse();
        assertThat(access.isKey("")).isFalse();
        assertThat(access.isKey(null)).isFalse();
        assertThat(access(null, "127.0.0.1").isKey("")).isFalse();
    }

    static Access access(@Nullable String key, String address) throws UnknownHostException {
        ServerProperties server = new ServerProperties();
        server.setAddress(InetAddress.getByName(address));
        return new Access(
                new WebProperties(
                        key,
                        DataSize.ofMegabytes(1),
                        DataSize.ofMegabytes(1),
                        Duration.ofSeconds(1),
                        1,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1)),
                server);
    }
}
