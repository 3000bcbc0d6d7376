package org.penjing.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.penjing.cli.client.Connection;
import org.penjing.cli.client.DataUpload;
import org.penjing.cli.client.PenjingClient;
import org.penjing.cli.terminal.Arguments;
import org.penjing.cli.terminal.Command;
import org.penjing.cli.terminal.Syntax;
import org.penjing.cli.terminal.Table;
import org.penjing.cli.terminal.Terminal;
import org.penjing.cli.terminal.Text;
import org.penjing.web.api.CheckResponse;
import org.penjing.web.api.CheckResponse.ProfileCheck;
import org.penjing.web.api.CheckResponse.SubnetResponse;
import org.penjing.web.api.DataResponse;
import org.penjing.web.api.FiguresResponse.DeviceCosts;

/** Prints what the server says of a job before it runs. */
final class CheckCommand implements Command {
    private static final List<String> HEADER =
            List.of("profile", "subnet", "limits", "flash B", "SRAM B", "FLOPs", "ms", "microjoules");

    @Override
    public String name() {
        return "check";
    }

    @Override
    public String summary() {
        return "says what the data of a job file are like, and what its networks would cost; runs nothing";
    }

    @Override
    public Syntax syntax() {
        return Connection.syntax(DataUpload.JOB);
    }

    /** Fails if no profile's limits can be met. */
    @Override
    public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
        PenjingClient client = Connection.open(arguments, terminal);
        CheckResponse report = client.check(DataUpload.job(arguments, client, terminal));
        lines(report).forEach(terminal::print);
        return report.profiles().stream().anyMatch(ProfileCheck::satisfiable) ? DONE : FAILED;
    }

    static List<String> lines(CheckResponse report) {
        List<String> lines = new ArrayList<>();
        DataResponse data = report.data();
        if (data != null) {
            String form = data.alphabet().isEmpty() ? " numbers; " : " cells, alphabet " + data.alphabet() + "; ";
            lines.add(data.rows() + " rows of " + data.cells() + form
                    + data.training() + " to train, " + data.validation() + " to validate, " + data.test()
                    + " to test, split by " + data.splitBy());
            lines.addAll(data.notes());
        }
        lines.addAll(new Table(
                        3,
                        HEADER,
                        report.profiles().stream()
                                .flatMap(profile -> profile.subnets().stream().map(subnet -> row(profile, subnet)))
                                .toList())
                .lines());
        report.profiles().stream()
                .map(ProfileCheck::shortfall)
                .filter(Objects::nonNull)
                .forEach(lines::add);
        return lines;
    }

    private static List<String> row(ProfileCheck profile, SubnetResponse check) {
        DeviceCosts costs = check.costs();
        return List.of(
                profile.profile(),
                check.subnet(),
                check.met() ? "met" : "broken: " + Text.broken(check.limits()),
                Text.count(costs.flashBytes()),
                Text.count(costs.sramBytes()),
                Text.count(costs.flops()),
                Text.number(costs.latencyMillis(), 2),
                Text.optional(costs.energyMicrojoules(), 1));
    }
}
