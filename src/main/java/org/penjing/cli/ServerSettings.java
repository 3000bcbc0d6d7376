package org.penjing.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What the servers that commands start are told beyond home and port. */
final class ServerSettings {
    static final String LOG = "penjing.log";

    /** A server that cannot start says why in one line, and that line is the command's. */
    private static final Map<String, String> QUIET_START = Map.of(
            "logging.level.org.springframework.boot", "off",
            "logging.level.org.apache.catalina", "off",
            "logging.level.org.springframework.context", "error");

    private ServerSettings() {}

    static Map<String, String> alone(Terminal terminal) {
        Map<String, String> settings = new TreeMap<>(QUIET_START);
        String key = terminal.variable(Connection.KEY);
        if (key != null) {
            settings.put("penjing.web.api-key", key);
        }
        return settings;
    }

    /** Logs to a file, since the screen belongs to the command. */
    static Map<String, String> embedded(Terminal terminal, Path home) {
        Map<String, String> settings = alone(terminal);
        settings.put("logging.file.name", home.resolve(LOG).toString());
        settings.put("logging.threshold.console", "off");
        return settings;
    }
}
