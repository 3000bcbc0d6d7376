package org.penjing.cli.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a command was typed.
 *
 * @param interactive whether lines can be drawn over
 * @param columns of the screen
 */
public record Terminal(
        PrintStream out, PrintStream err, Map<String, String> environment, boolean interactive, int columns) {
    private static final int USUAL_COLUMNS = 80;
    private static final int LEAST_COLUMNS = 40;

    public static Terminal system() {
        Map<String, String> environment = System.getenv();
        Console console = System.console();
        boolean interactive = console != null && console.isTerminal() && !"dumb".equals(environment.get("TERM"));
        return new Terminal(System.out, System.err, environment, interactive, columns(environment.get("COLUMNS")));
    }

    static int columns(@Nullable String given) {
        return given != null && given.matches("\\d{1,4}")
                ? Math.max(LEAST_COLUMNS, Integer.parseInt(given))
                : USUAL_COLUMNS;
    }

    /** A variable of the environment; null if it is unset or blank. */
    @Nullable
    public String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    public void print(String line) {
        out.println(line);
        out.flush();
    }

    public void complain(String line) {
        err.println("penjing: " + line.replaceAll("\\s*\\R\\s*", " "));
        err.flush();
    }
}
