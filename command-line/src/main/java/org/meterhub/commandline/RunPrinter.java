package org.meterhub.commandline;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.operator.AdminData.AreaAccount;
import org.meterhub.operator.AdminData.RunAreaRow;
import org.meterhub.operator.AdminData.RunResults;
import org.meterhub.operator.AdminData.RunRow;
import org.meterhub.operator.AdminData.SendAnswer;
import org.meterhub.operator.SettlementData.ChargeTotal;
import org.meterhub.operator.SettlementData.RunStatus;
import org.meterhub.operator.SettlementData.RunTotals;
import org.meterhub.operator.SettlementData.SeriesTotal;
import org.meterhub.operator.Standings;
import org.meterhub.settlement.run.SettlementRun;

/** Prints settlement runs and their results for people, and as CSV. */
final class RunPrinter {

    /** Of each grid area, so that one with a thousand does not push the others off the screen. */
    private static final int FINDINGS_SHOWN_MAX = 5;

    private final PrintStream out;

    RunPrinter(PrintStream out) {
        this.out = out;
    }

    void list(List<RunRow> runs) {
        Table table = new Table(
                ">VERSION",
                "TYPE",
                "FROM",
                "TO",
                "AREAS",
                "STATUS",
                "SENT",
                "COUNTS",
                "CUT-OFF",
                "REQUESTED AT",
                "BY",
                "APPROVED BY");
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
                    run.internal() || run.pastCutoff()
                            ? "never"
                            : sent + " of " + run.gridAreas().size(),
                    Standings.counts(run),
                    run.cutoff(),
                    run.requestedAt(),
                    Words.clean(run.requestedBy()),
                    Words.printable(run.approvedBy()));
        }
        table.print(out);
    }

    void status(RunStatus status) {
        RunRow run = status.run();
        head(run);
        if (status.step() != null) {
            out.println("Now: " + Words.of(status.step()) + " of " + String.join(", ", status.gridAreasAtWork())
                    + (status.daysDone() > 0 ? ", day " + status.daysDone() + " of " + status.days() : ""));
        } else if (run.status().equals(SettlementRun.Status.RUNNING.name())) {
            out.println("This hub does nothing for it now; ./hub settle resume " + run.version() + " goes on with it.");
        }
        if (status.interruption() != null) {
            out.println("It was interrupted: " + Words.clean(status.interruption()));
        }
        if (status.needsApproval()) {
            out.println("Before it is sent another person must approve it"
                    + (run.requestedBy().isEmpty() ? "" : ", for " + Words.clean(run.requestedBy()) + " asked for it")
                    + ": ./hub settle approve " + run.version());
        }
        Table table = new Table("AREA", "STATUS", "SENT AT", "STANDING");
        run.gridAreas()
                .forEach(area ->
                        table.row(area.gridArea(), Words.of(area.status()), area.sentAt(), Standings.words(area)));
        table.print(out);
        findings(run);
        Table acts = new Table("AT", "BY", "DID", "ABOUT");
        status.acts()
                .forEach(act ->
                        acts.row(act.at(), Words.clean(act.person()), Words.of(act.act()), Words.clean(act.about())));
        acts.print(out);
    }

    void results(RunResults results) {
        head(results.run());
        Table table = new Table(
                "AREA",
                ">METERED PRODUCTION",
                ">EXCHANGE",
                ">METERED CONSUMPTION",
                ">GRID LOSS",
                ">DIFFERENCE",
                "BALANCED");
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
        results.run().gridAreas().stream()
                .filter(area -> !area.status().equals(SettlementRun.AreaStatus.SUCCEEDED.name()))
                .forEach(area -> out.println("Grid area " + area.gridArea() + ": " + Words.of(area.status())));
        findings(results.run());
    }

    /** Of which run it is, and whether it counts. */
    void head(RunRow run) {
        out.println("Run " + run.version() + ": " + run.type() + (run.internal() ? ", internal," : "") + " from "
                + run.from() + " to " + run.to() + ", " + Words.of(run.status()));
        out.println(Standings.sentence(run));
    }

    private void findings(RunRow run) {
        for (RunAreaRow area : run.gridAreas()) {
            area.findings().stream().limit(FINDINGS_SHOWN_MAX).forEach(finding -> out.println("  " + finding));
            int more = area.findings().size() - FINDINGS_SHOWN_MAX;
            if (more > 0) {
                out.println("  grid area " + area.gridArea() + ": " + more + " more: ./hub settle status "
                        + run.version() + " --output json has them all");
            }
        }
    }

    void totals(RunTotals totals) {
        head(totals.run());
        Table table = new Table("AREA", "SERIES", "SUPPLIER", "BALANCE RESPONSIBLE", "NEIGHBOUR", "POINT", ">KWH");
        for (SeriesTotal one : totals.series()) {
            table.row(
                    one.gridArea(),
                    one.series(),
                    one.supplier(),
                    one.balanceResponsible(),
                    one.neighbour(),
                    one.meteringPoint(),
                    Energy.kwh(one.quantityWh()));
        }
        table.print(out);
        if (!totals.charges().isEmpty()) {
            Table charges = new Table(
                    "AREA", "CHARGE", "OWNER", "TYPE", "SUPPLIER", "POINTS", "METHOD", ">QUANTITY", ">AMOUNT");
            for (ChargeTotal one : totals.charges()) {
                charges.row(
                        one.gridArea(),
                        Words.clean(one.charge()),
                        one.owner(),
                        one.type() + (one.tax() ? ", tax" : ""),
                        one.supplier(),
                        one.pointType(),
                        one.settlementMethod(),
                        one.quantity(),
                        one.amount() == null ? "no price" : one.amount());
            }
            charges.print(out);
        }
        findings(totals.run());
    }

    void totalsAsCsv(RunTotals totals) {
        Csv csv = new Csv(
                out,
                "run",
                "cutoff",
                "sent_at",
                "grid_area",
                "series",
                "level",
                "neighbour",
                "supplier",
                "balance_responsible",
                "metering_point",
                "charge",
                "charge_owner",
                "charge_type",
                "point_type",
                "settlement_method",
                "quantity",
                "amount");
        RunRow run = totals.run();
        for (SeriesTotal one : totals.series()) {
            csv.row(
                    run.version(),
                    run.cutoff(),
                    sentAt(run, one.gridArea()),
                    one.gridArea(),
                    one.series(),
                    one.level(),
                    one.neighbour(),
                    one.supplier(),
                    one.balanceResponsible(),
                    one.meteringPoint(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    Energy.kwh(one.quantityWh()),
                    null);
        }
        for (ChargeTotal one : totals.charges()) {
            csv.row(
                    run.version(),
                    run.cutoff(),
                    sentAt(run, one.gridArea()),
                    one.gridArea(),
                    "charge",
                    "supplier",
                    null,
                    one.supplier(),
                    null,
                    null,
                    one.charge(),
                    one.owner(),
                    one.type(),
                    one.pointType(),
                    one.settlementMethod(),
                    one.quantity(),
                    one.amount());
        }
    }

    private static @Nullable String sentAt(RunRow run, String gridArea) {
        return run.gridAreas().stream()
                .filter(area -> area.gridArea().equals(gridArea))
                .findFirst()
                .map(RunAreaRow::sentAt)
                .orElse(null);
    }

    void sent(SendAnswer sent) {
        out.println("Run " + sent.version() + ": "
                + (sent.documents() == 0 ? "nothing was sent" : Words.count(sent.documents(), "document") + " sent"));
        if (!sent.withoutResults().isEmpty()) {
            out.println("Nothing is sent of " + String.join(", ", sent.withoutResults()) + ": it has no results.");
        }
        if (!sent.overtaken().isEmpty()) {
            out.println("Not sent is " + String.join(", ", sent.overtaken())
                    + ": its days were settled since, by a later run that was sent or by a deviation settlement; settle them again if"
                    + " they must be sent.");
        }
        if (!sent.heldBack().isEmpty()) {
            out.println("Held back is " + String.join(", ", sent.heldBack())
                    + ", where values or prices are missing: mend them and settle again, or send it marked as incomplete with"
                    + " ./hub settle send " + sent.version() + " --incomplete");
        }
    }
}
