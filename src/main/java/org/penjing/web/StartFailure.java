package org.penjing.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.penjing.base.InvalidInputException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.util.unit.DataSize;

/** Says why a server did not start, in a sentence with a remedy wherever the user can do something. */
final class StartFailure {
    private static final Map<Class<?>, String> EXAMPLES = Map.of(Duration.class, "30s", DataSize.class, "64MB");
    private static final String STORE = "org.h2.mvstore.";
    private static final String DAMAGED = "corrupt";

    private StartFailure() {}

    static RuntimeException explained(RuntimeException failure, Path home, int port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException setting && !(root(setting) instanceof InvalidInputException)) {
                return misread(setting);
            }
            if (cause instanceof InvalidInputException input) {
                return input;
            }
            if (cause instanceof PortInUseException) {
                return new InvalidInputException(
                        "server.port", port, "a free port", "choose another one with --port, or 0 for any");
            }
            if (cause.getClass().getName().startsWith(STORE)
                    && String.valueOf(cause.getMessage())
                            .toLowerCase(Locale.ROOT)
                            .contains(DAMAGED)) {
                return new InvalidInputException(
                        "penjing.home",
                        home,
                        "a home whose database can be read; db/penjing.mv.db is damaged",
                        "restore that file from a backup, or choose another --home");
            }
        }
        return failure;
    }

    private static InvalidInputException misread(BindException setting) {
        ConfigurationProperty property = setting.getProperty();
        Class<?> type = setting.getTarget().getType().resolve(Object.class);
        return new InvalidInputException(
                setting.getName().toString(),
                property == null ? "a value" : String.valueOf(property.getValue()),
                "a " + type.getSimpleName() + (EXAMPLES.containsKey(type) ? ", like " + EXAMPLES.get(type) : ""),
                "correct this setting");
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : root(cause);
    }
}
