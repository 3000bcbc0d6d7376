package org.penjing.cli;

import java.util.List;
import org.penjing.cli.client.Connection;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Table;
import org.penjing.cli.terminal.Terminal;
import org.penjing.cli.terminal.Text;
import org.penjing.web.api.DeviceResponse;

/** Lists hardware profiles. */
final class ProfilesCommand implements Command {
    @Override
    public String name() {
        return "profiles";
    }

    @Override
    public String summary() {
        return "lists the hardware profiles that a job can name";
    }

    @Override
    public Syntax syntax() {
        return Connection.syntax();
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
        List<List<String>> rows = Connection.open(arguments, terminal).profiles().stream()
                .map(ProfilesCommand::row)
                .toList();
        new Table(3, List.of("id", "device", "core", "flash B", "SRAM B", "MHz"), rows)
                .lines()
                .forEach(terminal::print);
        return DONE;
    }

    private static List<String> row(DeviceResponse profile) {
        return List.of(
                profile.id(),
                profile.name(),
                profile.core(),
                Text.count(profile.flashBytes()),
                Text.count(profile.sramBytes()),
                Text.count(profile.clockHertz() / 1e6));
    }
}
