package org.meterhub.commandline;

import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.meterhub.operator.AdminException;
import org.meterhub.operator.SettlementData.DeviationDayRow;
import org.meterhub.operator.SettlementData.DeviationPartyRow;
import org.meterhub.operator.SettlementData.DeviationRow;
import org.meterhub.operator.SettlementData.DeviationWanted;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub deviations ...}: corrections of days that are settled, at imbalance prices. */
@Command(
        name = "deviations",
        mixinStandardHelpOptions = true,
        description =
                "Settles corrections of days that are settled: what is known now less what was settled last, at the"
                        + " imported imbalance prices.")
public final class DeviationsCommand {

    private final Console console;

    public DeviationsCommand(Console console) {
        this.console = console;
    }

    @Command(
            name = "settle",
            mixinStandardHelpOptions = true,
            description = {
                "Settles the deviations of any days that are over, of the last 36 months, and shows them. They are counted from"
                        + " what was sent: a newer run that is not sent does not count, and is named.",
                "Ends with exit code 1 when a day could not be settled or lacks a price; such a day stays open."
            })
    int settle(
            @Mixin HubOptions hub,
            @Mixin PersonOption person,
            @Option(names = "--from", paramLabel = "DAY", description = "First market day of a range.") @Nullable
                    LocalDate from,
            @Option(names = "--to", paramLabel = "DAY", description = "The market day after the last of the range.")
                    @Nullable
                    LocalDate to,
            @Option(
                            names = "--day",
                            paramLabel = "DAY",
                            description = "A market day; can be given several times, also beside a range.")
                    @Nullable
                    List<LocalDate> days,
            @Option(
                            names = "--area",
                            paramLabel = "CODE",
                            description = "A grid area; can be given several times. Default: all areas.")
                    @Nullable
                    List<String> areas,
            @Option(
                            names = "--type",
                            paramLabel = "TYPE",
                            defaultValue = "balance_fixing",
                            description = "Type of the runs that settled the days. Default: ${DEFAULT-VALUE}.")
                    String type,
            @Option(
                            names = "--as-known-at",
                            paramLabel = "TIME",
                            description = "What was known at this time counts. Default: now.")
                    @Nullable
                    String knownAt,
            @Mixin DataFormatOption output)
            throws IOException, AdminException {
        TreeSet<LocalDate> all = new TreeSet<>(days == null ? List.of() : days);
        if (from != null && to != null) {
            from.datesUntil(to.isBefore(from) ? from : to).forEach(all::add);
        } else if (from != null || to != null) {
            throw AdminException.failed("A range needs both --from and --to; single days are given with --day.");
        }
        DeviationRow run = hub.connect(console)
                .settleDeviations(new DeviationWanted(
                        type,
                        all.stream().map(LocalDate::toString).toList(),
                        areas == null ? List.of() : areas,
                        knownAt,
                        person.name()));
        show(run, output.format());
        boolean whole = run.days().stream().allMatch(day -> day.problem() == null && day.stepsWithoutPrice() == 0);
        return whole ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the deviation settlements, the newest first.")
    int list(@Mixin HubOptions hub, @Mixin OutputOption output) throws IOException, AdminException {
        List<DeviationRow> runs = hub.connect(console).deviations(100);
        if (output.isJson()) {
            console.json(runs);
            return ExitCodes.DONE;
        }
        Table table = new Table(">NUMBER", "AGAINST RUNS OF TYPE", "CUT-OFF", "REQUESTED AT", "BY");
        runs.forEach(run -> table.row(
                run.number(), run.settledType(), run.cutoff(), run.requestedAt(), Words.clean(run.requestedBy())));
        table.print(console.out());
        return ExitCodes.DONE;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a deviation settlement: per grid area and day, what each party used beyond what was"
                    + " settled, and what it pays. Over all parties both are zero.")
    int show(
            @Mixin HubOptions hub,
            @Parameters(paramLabel = "NUMBER", description = "Its number.") long number,
            @Mixin DataFormatOption output)
            throws IOException, AdminException {
        show(hub.connect(console).deviation(number), output.format());
        return ExitCodes.DONE;
    }

    private void show(DeviationRow run, DataFormat format) {
        switch (format) {
            case json -> console.json(run);
            case csv -> {
                Csv csv = new Csv(
                        console.out(),
                        "grid_area",
                        "day",
                        "settled_run",
                        "known_run",
                        "role",
                        "supplier",
                        "balance_responsible",
                        "neighbour",
                        "quantity_kwh",
                        "amount");
                run.days().forEach(day -> day.parties().forEach(party -> csv.row(cells(day, party))));
                remarks(run, console.err());
            }
            case table -> {
                Table table = new Table(
                        "AREA",
                        "DAY",
                        ">SETTLED BY",
                        ">KNOWN BY",
                        "ROLE",
                        "SUPPLIER",
                        "BALANCE RESPONSIBLE",
                        "NEIGHBOUR",
                        ">KWH",
                        ">AMOUNT");
                run.days().forEach(day -> day.parties().forEach(party -> table.row(cells(day, party))));
                console.out()
                        .println("Deviation settlement " + run.number() + ", against " + run.settledType()
                                + " that was sent, cut-off " + run.cutoff());
                if (run.days().stream().anyMatch(day -> !day.parties().isEmpty())) {
                    table.print(console.out());
                }
                remarks(run, console.out());
            }
        }
    }

    private static @Nullable Object[] cells(DeviationDayRow day, DeviationPartyRow party) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(day.gridArea());
        cells.add(day.day());
        cells.add(day.settledRun());
        cells.add(day.knownRun());
        cells.add(Words.of(party.role()));
        cells.add(party.supplier());
        cells.add(party.balanceResponsible());
        cells.add(party.neighbour());
        cells.add(Energy.kwh(party.quantityWh()));
        cells.add(party.amount());
        return cells.toArray();
    }

    private static void remarks(DeviationRow run, PrintStream out) {
        if (run.days().stream()
                .allMatch(day -> day.problem() == null && day.parties().isEmpty())) {
            out.println("Nothing deviates from what was settled.");
        }
        for (DeviationDayRow day : run.days()) {
            String place = "Grid area " + day.gridArea() + ", " + day.day() + ": ";
            if (day.problem() != null) {
                out.println(place + "not settled: " + Words.clean(day.problem()));
            } else if (day.stepsWithoutPrice() > 0) {
                out.println(place + "no imbalance price at " + Words.count(day.stepsWithoutPrice(), "step") + ", first "
                        + day.firstWithoutPrice() + "; the day stays open");
            }
            if (day.remark() != null) {
                out.println(place + Words.clean(day.remark()));
            }
        }
    }
}
