package org.penjing.cli.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penjing.cli.client.Connection;
import org.penjing.cli.terminal.StopSignals;
import org.penjing.cli.terminal.Terminal;
import org.penjing.pipeline.StationParts;
import org.penjing.web.PenjingServer;

/** Servers in this process. */
public final class LocalServer {
    public static final String LOG = "penjing.log";

    private static final String ROOT = "penjing.root";

    /** A server that cannot start says why in one line, and that line is the command's. */
    private static final Map<String, String> QUIET_START = Map.of(
            "logging.level.org.springframework.boot", "off",
            "logging.level.org.apache.catalina", "off",
            "logging.level.org.apache.coyote", "off",
            "logging.level.org.springframework.context", "error");

    private LocalServer() {}

    /**
     * A server that logs to the screen.
     *
     * @param data directories whose files jobs may name, with commas between; null for none
     */
    static PenjingServer alone(Terminal terminal, Path home, int port, @Nullable String data) {
        Map<String, String> settings = settings(terminal);
        if (data != null) {
            settings.put("penjing.data.directories", data);
        }
        return start(home, port, settings);
    }

    /** A server that logs to a file in its home, since the screen belongs to the command; on any free port. */
    public static PenjingServer embedded(Terminal terminal, Path home) {
        Map<String, String> settings = settings(terminal);
        settings.put("logging.file.name", home.resolve(LOG).toString());
        settings.put("logging.threshold.console", "off");
        return start(home, 0, settings);
    }

    private static PenjingServer start(Path home, int port, Map<String, String> settings) {
        PenjingServer server = PenjingServer.start(home, port, settings, StationParts.class);
        StopSignals.first(server::close);
        return server;
    }

    /** Where hardware profiles, search spaces and examples lie: the launcher's checkout, else the current directory. */
    public static Path root() {
        return Path.of(System.getProperty(ROOT, "")).toAbsolutePath();
    }

    public static Map<String, String> settings(Terminal terminal) {
        Map<String, String> settings = new TreeMap<>(QUIET_START);
        settings.put(ROOT, root().toString());
        String key = terminal.variable(Connection.KEY);
        if (key != null) {
            settings.put("penjing.api-key", key);
        }
        return settings;
    }
}
