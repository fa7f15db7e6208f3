package org.meterhub.hubapp.command;

import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubapp.admin.AdminClient;
import org.meterhub.hubapp.admin.AdminData.AreaAccount;
import org.meterhub.hubapp.admin.AdminData.RunAreaRow;
import org.meterhub.hubapp.admin.AdminData.RunResults;
import org.meterhub.hubapp.admin.AdminData.RunRow;
import org.meterhub.hubapp.admin.AdminData.SendAnswer;
import org.meterhub.hubapp.admin.AdminData.SettlementRequest;
import org.meterhub.hubapp.admin.AdminException;
import org.meterhub.settlement.run.SettlementRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub settle ...}: settlement runs and their results. */
@Command(
        name = "settle",
        mixinStandardHelpOptions = true,
        description = "Settles grid areas, shows the results and sends them.")
public final class SettleCommand {

    private final Console console;

    public SettleCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = {
                "Settles a period over all that the hub has received by now, and waits for the result.",
                "Ends with exit code 1 when an area could not be settled."
            })
    int start(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Option(
                            names = "--type",
                            paramLabel = "TYPE",
                            required = true,
                            description = "aggregation, balance_fixing, wholesale_fixing, first_correction_settlement,"
                                    + " second_correction_settlement or third_correction_settlement.")
                    String type,
            @Option(
                            names = "--from",
                            paramLabel = "DAY",
                            required = true,
                            description = "First market day, for example 2026-10-24.")
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", required = true, description = "The market day after the last.")
                    LocalDate to,
            @Option(
                            names = "--area",
                            paramLabel = "CODE",
                            description = "A grid area; can be given several times. Default: all areas.")
                    @Nullable
                    List<String> areas,
            @Option(names = "--send", description = "Send the results of the areas that could be settled.")
                    boolean send)
            throws IOException, AdminException {
        AdminClient client = hub.connect(console);
        RunRow run = client.settle(
                new SettlementRequest(type, from.toString(), to.toString(), areas == null ? List.of() : areas));
        // Sent before it is shown, so that what is shown is how things stand.
        SendAnswer sent = send ? client.send(run.version()) : null;
        RunResults results = client.results(run.version());
        show(results, output);
        if (sent != null && !output.isJson()) {
            tell(sent, output);
        }
        boolean succeeded = run.status().equals(SettlementRun.Status.SUCCEEDED.name());
        return succeeded ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the settlement runs, the newest first.")
    int list(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "At most so many runs. Default: ${DEFAULT-VALUE}.")
                    int limit)
            throws IOException, AdminException {
        List<RunRow> runs = hub.connect(console).runs(limit);
        if (output.isJson()) {
            console.json(runs);
            return ExitCodes.DONE;
        }
        Table table = new Table(">VERSION", "TYPE", "FROM", "TO", "AREAS", "STATUS", "SENT", "REQUESTED AT");
        for (RunRow run : runs) {
            long sent = run.gridAreas().stream()
                    .filter(area -> area.sentAt() != null)
                    .count();
            table.row(
                    run.version(),
                    run.type(),
                    run.from(),
                    run.to(),
                    run.gridAreas().stream().map(RunAreaRow::gridArea).collect(Collectors.joining(",")),
                    Words.of(run.status()),
                    sent + " of " + run.gridAreas().size(),
                    run.requestedAt());
        }
        table.print(console.out());
        return ExitCodes.DONE;
    }

    @Command(
            name = "results",
            mixinStandardHelpOptions = true,
            description = "Shows the energy account of each grid area of a run, in kWh: production + exchange -"
                    + " consumption = grid loss.")
    int results(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "VERSION", description = "The run's version.") long version)
            throws IOException, AdminException {
        show(hub.connect(console).results(version), output);
        return ExitCodes.DONE;
    }

    @Command(
            name = "send",
            mixinStandardHelpOptions = true,
            description = "Sends the results of a run to the parties. Asking again sends nothing twice.")
    int send(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Parameters(paramLabel = "VERSION", description = "The run's version.") long version)
            throws IOException, AdminException {
        tell(hub.connect(console).send(version), output);
        return ExitCodes.DONE;
    }

    private void show(RunResults results, OutputOption output) {
        if (output.isJson()) {
            console.json(results);
            return;
        }
        PrintStream out = console.out();
        RunRow run = results.run();
        out.println("Run " + run.version() + ": " + run.type() + " from " + run.from() + " to " + run.to() + ", "
                + Words.of(run.status()));
        Table table =
                new Table("AREA", ">PRODUCTION", ">EXCHANGE", ">CONSUMPTION", ">GRID LOSS", ">DIFFERENCE", "BALANCED");
        for (AreaAccount account : results.accounts()) {
            table.row(
                    account.gridArea(),
                    Energy.kwh(account.productionWh()),
                    Energy.kwh(account.exchangeWh()),
                    Energy.kwh(account.consumptionWh()),
                    Energy.kwh(account.gridLossWh()),
                    Energy.kwh(account.differenceWh()),
                    account.balancedAtEveryStep() ? "at every step" : "NO");
        }
        table.print(out);
        for (RunAreaRow area : run.gridAreas()) {
            if (!area.status().equals(SettlementRun.AreaStatus.SUCCEEDED.name())) {
                out.println("Grid area " + area.gridArea() + ": " + Words.of(area.status()));
            }
            area.findings().forEach(finding -> out.println("  " + finding));
        }
    }

    private void tell(SendAnswer sent, OutputOption output) {
        if (output.isJson()) {
            console.json(sent);
        } else {
            console.out()
                    .println("Run " + sent.version() + ": "
                            + (sent.documents() == 0
                                    ? "nothing to send, its results are sent or it has none"
                                    : Words.count(sent.documents(), "document") + " sent"));
        }
    }
}
