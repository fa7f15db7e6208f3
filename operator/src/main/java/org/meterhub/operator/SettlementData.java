package org.meterhub.operator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.operator.AdminData.RunRow;

/** What the admin port says about settlement runs beside {@link AdminData}, as JSON. Energy is in watt-hours, money as decimal text. */
public final class SettlementData {

    private SettlementData() {}

    /**
     * A run with what the hub is doing for it.
     *
     * @param step null when this hub does nothing for it right now
     * @param interruption why this hub could not finish it; null when nothing was in its way
     * @param acts who did what with it, in order
     */
    public record RunStatus(
            RunRow run,
            @Nullable String step,
            List<String> gridAreasAtWork,
            int daysDone,
            int days,
            boolean needsApproval,
            @Nullable String interruption,
            List<ActRow> acts) {
        public RunStatus {
            acts = List.copyOf(acts);
            gridAreasAtWork = List.copyOf(gridAreasAtWork);
        }
    }

    /** What a person did with a run. @param about a grid area, or why it was refused; empty when there is nothing to add */
    public record ActRow(String at, String person, String act, String about) {}

    /** A stored result series, with its sum over the period. What does not apply is null. */
    public record SeriesTotal(
            String gridArea,
            String series,
            String level,
            @Nullable String neighbour,
            @Nullable String supplier,
            @Nullable String balanceResponsible,
            @Nullable String meteringPoint,
            String resolution,
            int steps,
            long quantityWh) {}

    /** What a run of a wholesale type charges for one charge, supplier and kind of point over the month; an amount that is not known is null. */
    public record ChargeTotal(
            String gridArea,
            String charge,
            String owner,
            String type,
            boolean tax,
            @Nullable String supplier,
            String pointType,
            @Nullable String settlementMethod,
            String quantity,
            @Nullable String amount) {}

    /** Every result of a run as sums over its period. */
    public record RunTotals(RunRow run, List<SeriesTotal> series, List<ChargeTotal> charges) {
        public RunTotals {
            series = List.copyOf(series);
            charges = List.copyOf(charges);
        }
    }

    /** How two runs differ. */
    public record Comparison(
            RunRow before, RunRow after, String from, String to, List<AreaDifference> areas, List<String> notCompared) {
        public Comparison {
            areas = List.copyOf(areas);
            notCompared = List.copyOf(notCompared);
        }
    }

    /** @param pointDays days of points that differ in all; the list may hold fewer */
    public record AreaDifference(
            String gridArea,
            List<Difference> totals,
            List<Difference> suppliers,
            List<ChargeChange> charges,
            List<PointChange> points,
            long pointDays) {
        public AreaDifference {
            totals = List.copyOf(totals);
            suppliers = List.copyOf(suppliers);
            charges = List.copyOf(charges);
            points = List.copyOf(points);
        }
    }

    /** How a result differs. @param supplier null for the whole area */
    public record Difference(
            String series, @Nullable String supplier, long beforeWh, long afterWh, List<String> causes) {
        public Difference {
            causes = List.copyOf(causes);
        }
    }

    /** How what a supplier is charged differs; an amount that is not known is null. */
    public record ChargeChange(
            String charge,
            String owner,
            @Nullable String supplier,
            @Nullable String before,
            @Nullable String after,
            List<String> causes) {
        public ChargeChange {
            causes = List.copyOf(causes);
        }
    }

    /** How a metering point differs on a day; null where it did not count. */
    public record PointChange(
            String meteringPoint,
            String day,
            List<String> suppliersBefore,
            List<String> suppliersAfter,
            @Nullable Long beforeWh,
            @Nullable Long afterWh,
            List<String> causes) {
        public PointChange {
            suppliersBefore = List.copyOf(suppliersBefore);
            suppliersAfter = List.copyOf(suppliersAfter);
            causes = List.copyOf(causes);
        }
    }

    /**
     * What the hub made of a file of prices.
     *
     * @param imported the number of the import; null when the file was only checked, or has problems
     * @param problems all that is wrong with it; {@code more} others are not listed
     */
    public record PriceAnswer(
            @Nullable Long imported,
            @Nullable String priceArea,
            @Nullable String from,
            @Nullable String to,
            int prices,
            List<String> problems,
            int more) {
        public PriceAnswer {
            problems = List.copyOf(problems);
        }
    }

    /** Prices that were imported together. */
    public record PriceImportRow(
            long number,
            String kind,
            String priceArea,
            String resolution,
            String from,
            String to,
            String file,
            String importedBy,
            String importedAt) {}

    /**
     * What deviations to settle.
     *
     * @param days market days
     * @param gridAreas codes; empty for all areas of the registry
     */
    public record DeviationWanted(
            String type,
            List<String> days,
            List<String> gridAreas,
            @Nullable String asKnownAt,
            String by) {
        public DeviationWanted {
            days = List.copyOf(days);
            gridAreas = List.copyOf(gridAreas);
        }
    }

    /** A deviation settlement; lists come without their days. @param cutoff what came to the hub after this moment did not count */
    public record DeviationRow(
            long number,
            String requestedAt,
            String requestedBy,
            String settledType,
            String cutoff,
            List<DeviationDayRow> days) {
        public DeviationRow {
            days = List.copyOf(days);
        }
    }

    /** One grid area on one day; a problem says why it has no deviation, a remark of what it was counted from and what does not count. */
    public record DeviationDayRow(
            String gridArea,
            String day,
            @Nullable Long settledRun,
            @Nullable Long knownRun,
            int stepsWithoutPrice,
            @Nullable String firstWithoutPrice,
            @Nullable String problem,
            @Nullable String remark,
            long sumWh,
            List<DeviationPartyRow> parties) {
        public DeviationDayRow {
            parties = List.copyOf(parties);
        }
    }

    /** What a party deviates by; an amount that is not known is null. */
    public record DeviationPartyRow(
            String role,
            @Nullable String supplier,
            @Nullable String balanceResponsible,
            @Nullable String neighbour,
            long quantityWh,
            @Nullable String amount) {}
}
