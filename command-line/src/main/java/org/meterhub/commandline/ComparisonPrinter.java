package org.meterhub.commandline;

import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.operator.SettlementData.AreaDifference;
import org.meterhub.operator.SettlementData.ChargeChange;
import org.meterhub.operator.SettlementData.Comparison;
import org.meterhub.operator.SettlementData.Difference;
import org.meterhub.operator.SettlementData.PointChange;

/** Prints how two runs differ: totals first, then suppliers, charges, and points day by day, each with its causes. */
final class ComparisonPrinter {

    private final PrintStream out;

    ComparisonPrinter(PrintStream out) {
        this.out = out;
    }

    /** @param pointsMax days of points shown of each area */
    void print(Comparison comparison, int pointsMax) {
        RunPrinter runs = new RunPrinter(out);
        runs.head(comparison.before());
        runs.head(comparison.after());
        out.println("Run " + comparison.after().version() + " against run "
                + comparison.before().version() + ", from " + comparison.from() + " to " + comparison.to());
        if (comparison.areas().stream().allMatch(ComparisonPrinter::isEqual)) {
            out.println("They are equal.");
        }
        for (AreaDifference area : comparison.areas()) {
            if (!isEqual(area)) {
                out.println();
                print(area, pointsMax);
            }
        }
        if (!comparison.notCompared().isEmpty()) {
            out.println("Not compared, because only one of the runs has results: "
                    + String.join(", ", comparison.notCompared()));
        }
    }

    private static boolean isEqual(AreaDifference area) {
        return area.totals().isEmpty()
                && area.suppliers().isEmpty()
                && area.charges().isEmpty()
                && area.pointDays() == 0;
    }

    private void print(AreaDifference area, int pointsMax) {
        out.println("Grid area " + area.gridArea() + ", in kWh:");
        energy(area.totals());
        if (!area.suppliers().isEmpty()) {
            out.println();
            energy(area.suppliers());
        }
        if (!area.charges().isEmpty()) {
            out.println();
            charges(area.charges());
        }
        if (!area.points().isEmpty()) {
            out.println();
            points(area, pointsMax);
        }
    }

    private void energy(List<Difference> differences) {
        Table table = new Table("SERIES", "SUPPLIER", ">BEFORE", ">AFTER", ">DIFFERENCE", "CAUSE");
        for (Difference one : differences) {
            table.row(
                    one.series(),
                    one.supplier(),
                    Energy.kwh(one.beforeWh()),
                    Energy.kwh(one.afterWh()),
                    Energy.kwh(one.afterWh() - one.beforeWh()),
                    causes(one.causes()));
        }
        table.print(out);
    }

    private void charges(List<ChargeChange> changes) {
        Table table = new Table("CHARGE", "OWNER", "SUPPLIER", ">BEFORE", ">AFTER", "CAUSE");
        for (ChargeChange one : changes) {
            table.row(
                    Words.clean(one.charge()),
                    one.owner(),
                    one.supplier(),
                    one.before() == null ? "unknown" : one.before(),
                    one.after() == null ? "unknown" : one.after(),
                    causes(one.causes()));
        }
        table.print(out);
    }

    private void points(AreaDifference area, int pointsMax) {
        Table table = new Table("POINT", "DAY", "SUPPLIER", ">BEFORE", ">AFTER", ">DIFFERENCE", "CAUSE");
        area.points().stream()
                .limit(pointsMax)
                .forEach(one -> table.row(
                        one.meteringPoint(),
                        one.day(),
                        suppliers(one),
                        kwh(one.beforeWh()),
                        kwh(one.afterWh()),
                        Energy.kwh(zero(one.afterWh()) - zero(one.beforeWh())),
                        causes(one.causes())));
        table.print(out);
        long shown = Math.min(pointsMax, area.points().size());
        if (shown < area.pointDays()) {
            out.println("... and " + (area.pointDays() - shown) + " more days of points; --points N shows N.");
        }
    }

    private static String suppliers(PointChange one) {
        String before = String.join(",", one.suppliersBefore());
        String after = String.join(",", one.suppliersAfter());
        return before.equals(after) ? after : before + " -> " + after;
    }

    private static long zero(@Nullable Long wh) {
        return Objects.requireNonNullElse(wh, 0L);
    }

    private static String kwh(@Nullable Long wh) {
        return wh == null ? "-" : Energy.kwh(wh);
    }

    private static String causes(List<String> causes) {
        return causes.stream().map(Words::of).collect(Collectors.joining(", "));
    }

    /** One row per difference; {@code level} says of what. */
    void csv(Comparison comparison) {
        Csv csv = new Csv(
                out,
                "before_run",
                "before_cutoff",
                "after_run",
                "after_cutoff",
                "level",
                "grid_area",
                "series",
                "supplier",
                "metering_point",
                "day",
                "before",
                "after",
                "causes");
        for (AreaDifference area : comparison.areas()) {
            area.totals().forEach(one -> energyRow(csv, comparison, "total", area, one));
            area.suppliers().forEach(one -> energyRow(csv, comparison, "supplier", area, one));
            area.charges()
                    .forEach(one -> csv.row(
                            comparison.before().version(),
                            comparison.before().cutoff(),
                            comparison.after().version(),
                            comparison.after().cutoff(),
                            "charge",
                            area.gridArea(),
                            one.charge(),
                            one.supplier(),
                            null,
                            null,
                            one.before(),
                            one.after(),
                            String.join(",", one.causes())));
            area.points()
                    .forEach(one -> csv.row(
                            comparison.before().version(),
                            comparison.before().cutoff(),
                            comparison.after().version(),
                            comparison.after().cutoff(),
                            "point",
                            area.gridArea(),
                            null,
                            suppliers(one),
                            one.meteringPoint(),
                            one.day(),
                            Energy.ofThousandths(one.beforeWh()),
                            Energy.ofThousandths(one.afterWh()),
                            String.join(",", one.causes())));
        }
    }

    private static void energyRow(Csv csv, Comparison comparison, String level, AreaDifference area, Difference one) {
        csv.row(
                comparison.before().version(),
                comparison.before().cutoff(),
                comparison.after().version(),
                comparison.after().cutoff(),
                level,
                area.gridArea(),
                one.series(),
                one.supplier(),
                null,
                null,
                Energy.kwh(one.beforeWh()),
                Energy.kwh(one.afterWh()),
                String.join(",", one.causes()));
    }
}
