package org.penjing.cli;

import java.util.ArrayList;
import java.util.List;
import org.penjing.cli.client.Connection;
import org.penjing.cli.terminal.Command;

/** What the help says. */
final class Help {
    private Help() {}

    static List<String> overview(List<Command> commands) {
        List<String> lines = new ArrayList<>();
        lines.add("usage: ./penjing COMMAND");
        lines.add("");
        for (Command command : commands) {
            lines.add("  " + (command.name() + " " + command.syntax().usage()).strip());
            lines.add("        " + command.summary());
        }
        lines.add("  help [COMMAND]");
        lines.add("  --version");
        lines.add("");
        lines.add("Commands that talk to a server take it from --server or PENJING_SERVER (else " + Connection.DEFAULT
                + ") and its key from PENJING_API_KEY.");
        lines.add("Exit code: 0 done, 1 failed, 2 wrong use.");
        return lines;
    }

    static List<String> of(Command command) {
        return List.of(
                ("usage: ./penjing " + command.name() + " " + command.syntax().usage()).strip(), command.summary());
    }
}
