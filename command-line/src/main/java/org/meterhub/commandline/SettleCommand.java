package org.meterhub.commandline;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.operator.AdminClient;
import org.meterhub.operator.AdminData.RunResults;
import org.meterhub.operator.AdminData.RunRow;
import org.meterhub.operator.AdminData.SendAnswer;
import org.meterhub.operator.AdminData.SettlementRequest;
import org.meterhub.operator.AdminException;
import org.meterhub.operator.SettlementData.Comparison;
import org.meterhub.operator.SettlementData.RunStatus;
import org.meterhub.operator.SettlementData.RunTotals;
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
public final class SettleCommand extends ReportCommands {

    private final Console console;

    public SettleCommand(Console console) {
        super(console);
        this.console = console;
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = {
                "Settles a period over what the hub knows, and waits for the result.",
                "Ends with exit code 1 when an area could not be settled, or values or prices are missing; the others have their"
                        + " whole results."
            })
    int start(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Mixin PersonOption person,
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
            @Option(
                            names = "--as-known-at",
                            paramLabel = "TIME",
                            description = "Settle over what the hub knew at this time: a moment such as"
                                    + " 2026-10-24T13:00:00Z, or the beginning of a market day. Such a run is to look at: it is"
                                    + " never sent and never counts. Default: now.")
                    @Nullable
                    String knownAt,
            @Option(names = "--internal", description = "A trial that is never sent; only of type aggregation.")
                    boolean internal,
            @Option(names = "--no-wait", description = "Do not wait; ./hub settle status shows how it goes.")
                    boolean noWait,
            @Option(names = "--send", description = "Send the results of the areas that have whole ones.") boolean send)
            throws IOException, AdminException {
        AdminClient client = hub.connect(console);
        RunRow run = client.settle(new SettlementRequest(
                type,
                from.toString(),
                to.toString(),
                areas == null ? List.of() : areas,
                knownAt,
                internal,
                person.name(),
                !noWait));
        if (noWait) {
            show(client.runStatus(run.version()), output);
            return ExitCodes.DONE;
        }
        // Sent before it is shown, so that what is shown is how things stand.
        SendAnswer sent = send ? client.send(run.version(), Map.of("by", person.name())) : null;
        show(client.results(run.version()), output);
        if (sent != null && !output.isJson()) {
            printer().sent(sent);
        }
        return exitCode(run);
    }

    private static int exitCode(RunRow run) {
        return run.status().equals(SettlementRun.Status.SUCCEEDED.name()) ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private RunPrinter printer() {
        return new RunPrinter(console.out());
    }

    private void show(RunResults results, OutputOption output) {
        if (output.isJson()) {
            console.json(results);
        } else {
            printer().results(results);
        }
    }

    private void show(RunStatus status, OutputOption output) {
        if (output.isJson()) {
            console.json(status);
        } else {
            printer().status(status);
        }
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description =
                    "Shows how far a run is: what the hub is doing for it, where each grid area stands, and who did what with it.")
    int status(@Mixin HubOptions hub, @Mixin OutputOption output, @Mixin VersionParameter run)
            throws IOException, AdminException {
        show(hub.connect(console).runStatus(run.version()), output);
        return ExitCodes.DONE;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Lists the settlement runs, the newest first, and says of each whether it counts.",
                "What counts is what was sent: a run that is not sent, a trial, or a run over an earlier state never does."
            })
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
        } else {
            printer().list(runs);
        }
        return ExitCodes.DONE;
    }

    @Command(
            name = "results",
            mixinStandardHelpOptions = true,
            description = {
                "Shows the energy account of each grid area of a run, in kWh: production + exchange - consumption ="
                        + " grid loss.",
                "With --series, and as CSV, every result with its sum over the period, and what is charged."
            })
    int results(
            @Mixin HubOptions hub,
            @Mixin VersionParameter run,
            @Option(names = "--series", description = "Show every result instead of the accounts.") boolean series,
            @Mixin DataFormatOption output)
            throws IOException, AdminException {
        AdminClient client = hub.connect(console);
        if (series || output.format() == DataFormat.csv) {
            RunTotals totals = client.runTotals(run.version());
            switch (output.format()) {
                case table -> printer().totals(totals);
                case csv -> printer().totalsAsCsv(totals);
                case json -> console.json(totals);
            }
            return ExitCodes.DONE;
        }
        RunResults results = client.results(run.version());
        if (output.format() == DataFormat.json) {
            console.json(results);
        } else {
            printer().results(results);
        }
        return ExitCodes.DONE;
    }

    @Command(
            name = "compare",
            mixinStandardHelpOptions = true,
            description = {
                "Shows how one run differs from another: totals first, then suppliers, charges, and points day by day.",
                "Each difference has its cause: late value, correction, supply change, master data, grid loss, price or"
                        + " charge link."
            })
    int compare(
            @Mixin HubOptions hub,
            @Parameters(
                            index = "0",
                            paramLabel = "BEFORE",
                            description = "Version of the one run, usually the earlier.")
                    long before,
            @Parameters(index = "1", paramLabel = "AFTER", description = "Version of the other run.") long after,
            @Option(
                            names = "--points",
                            paramLabel = "N",
                            defaultValue = "30",
                            description = "At most so many days of points of each area. Default: ${DEFAULT-VALUE}.")
                    int points,
            @Mixin DataFormatOption output)
            throws IOException, AdminException {
        Comparison comparison = hub.connect(console).compareRuns(before, after);
        ComparisonPrinter printer = new ComparisonPrinter(console.out());
        switch (output.format()) {
            case table -> printer.print(comparison, points);
            case csv -> printer.csv(comparison);
            case json -> console.json(comparison);
        }
        return ExitCodes.DONE;
    }

    @Command(
            name = "send",
            mixinStandardHelpOptions = true,
            description = {
                "Sends the results of a run to the parties. Asking again sends nothing twice.",
                "A grid area that lacks values or prices is held back, and the exit code is 1, unless --incomplete is given."
            })
    int send(
            @Mixin HubOptions hub,
            @Mixin OutputOption output,
            @Mixin PersonOption person,
            @Mixin VersionParameter run,
            @Option(
                            names = "--incomplete",
                            description =
                                    "Send areas that lack values or prices too; every figure that lacks something is marked as"
                                            + " incomplete (A05).")
                    boolean incomplete)
            throws IOException, AdminException {
        SendAnswer sent = hub.connect(console)
                .send(run.version(), Map.of("incomplete", String.valueOf(incomplete), "by", person.name()));
        if (output.isJson()) {
            console.json(sent);
        } else {
            printer().sent(sent);
        }
        return sent.heldBack().isEmpty() && sent.overtaken().isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description =
                    "Cancels a run: areas that still wait are not settled, areas that are done keep their results.")
    int cancel(
            @Mixin HubOptions hub, @Mixin OutputOption output, @Mixin PersonOption person, @Mixin VersionParameter run)
            throws IOException, AdminException {
        AdminClient client = hub.connect(console);
        client.changeRun(run.version(), "cancel", Map.of("by", person.name()));
        show(client.runStatus(run.version()), output);
        return ExitCodes.DONE;
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Goes on with a run that was interrupted: settles the areas that still wait, and only those.")
    int resume(
            @Mixin HubOptions hub, @Mixin OutputOption output, @Mixin PersonOption person, @Mixin VersionParameter run)
            throws IOException, AdminException {
        AdminClient client = hub.connect(console);
        RunRow done = client.changeRun(run.version(), "resume", Map.of("wait", "true", "by", person.name()));
        show(client.results(run.version()), output);
        return exitCode(done);
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description =
                    "Agrees that the results of a run be sent. Where settlement.approval is two, it must be another"
                            + " person than the one who started it.")
    int approve(
            @Mixin HubOptions hub, @Mixin OutputOption output, @Mixin PersonOption person, @Mixin VersionParameter run)
            throws IOException, AdminException {
        AdminClient client = hub.connect(console);
        client.changeRun(run.version(), "approve", Map.of("by", person.name()));
        show(client.runStatus(run.version()), output);
        return ExitCodes.DONE;
    }

    /** The run that a command is about. */
    static final class VersionParameter {

        @Parameters(paramLabel = "VERSION", description = "The run's version.")
        private long version;

        long version() {
            return version;
        }
    }
}
