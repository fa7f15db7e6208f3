package org.meterhub.settlement.calculation.charge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.EnergyScope;
import org.meterhub.settlement.calculation.Finding;
import org.meterhub.settlement.calculation.FindingList;
import org.meterhub.settlement.calculation.Rounding;

/** Makes the charges of one grid area out of energy, pieces and prices (docs/concepts/settlement.md#what-is-charged). */
final class AreaChargeCalculation {

    private final ChargeCatalogue catalogue;
    private final ChargeScope scope;
    private final AreaEnergy area;
    private final Map<ChargeSlot, TariffSums> tariffs = new HashMap<>();
    private final List<ChargeSeries> series = new ArrayList<>();
    private final FindingList findings = new FindingList();

    AreaChargeCalculation(ChargeCatalogue catalogue, AreaEnergy area) {
        this.catalogue = catalogue;
        scope = catalogue.scope();
        this.area = area;
    }

    void addTariff(ChargeSlot slot, TariffSums sums) {
        if (isOfArea(slot)) {
            tariffs.put(slot, sums);
        }
    }

    private boolean isOfArea(ChargeSlot slot) {
        return slot.gridArea().equals(area.gridArea());
    }

    /** Adds the grid loss that the area's energy results put on grid-loss points to the tariffs these are linked to. */
    void addGridLoss(List<ChargePoints.GridLossLink> links) {
        Map<ChargeSlot, TariffSums> own = new HashMap<>();
        for (ChargePoints.GridLossLink link : links) {
            if (isOfArea(link.slot())) {
                TariffSums sums = own.computeIfAbsent(link.slot(), slot -> {
                    TariffSums metered = tariffs.get(slot);
                    return metered == null ? new TariffSums(scope.steps(slot.resolution())) : metered.copy();
                });
                addGridLoss(link, sums);
            }
        }
        tariffs.putAll(own);
    }

    private void addGridLoss(ChargePoints.GridLossLink link, TariffSums sums) {
        EnergyKind kind = link.slot().type() == MeteringPointType.CONSUMPTION
                ? EnergyKind.POSITIVE_GRID_LOSS
                : EnergyKind.NEGATIVE_GRID_LOSS;
        area.series(kind, EnergyLevel.METERING_POINT)
                .filter(loss ->
                        Long.valueOf(link.meteringPoint()).equals(loss.key().meteringPoint()))
                .forEach(loss -> {
                    int quarters =
                            EnergyScope.QUARTERS_PER_HOUR / loss.resolution().stepsPerHour();
                    for (int i = 0; i < loss.steps(); i++) {
                        if (loss.hasRow(i)) {
                            addGridLoss(link, sums, i * quarters, quarters, loss.quantityWh(i), loss.qualityMask(i));
                        }
                    }
                });
    }

    /** @param quarters how many the loss is of, 1 or 4: that of an hour is shared by its quarters where the tariff has a price for each */
    private void addGridLoss(
            ChargePoints.GridLossLink link, TariffSums sums, int firstQuarter, int quarters, long wh, byte qualities) {
        ChargeResolution resolution = link.slot().resolution();
        boolean shared = resolution == ChargeResolution.QUARTER && quarters > 1;
        int parts = shared ? quarters : 1;
        for (int part = 0; part < parts; part++) {
            int step = scope.stepAt(resolution, firstQuarter + part);
            if (step >= link.from() && step < link.to()) {
                sums.expect(step, step + 1, quarters / parts);
                sums.add(step, shared ? Rounding.quarterOfHour(wh, part) : wh, qualities, quarters / parts);
            }
        }
    }

    void addPieces(ChargeSlot slot, PieceCounts counts) {
        if (isOfArea(slot)) {
            RowCollector rows = new RowCollector(scope.steps(ChargeResolution.DAY));
            counts.visit((day, pieces) -> rows.add(day, pieces, (byte) 0));
            put(slot, rows);
        }
    }

    /** Everything charged in the area, once all has been added. */
    AreaCharges charges() {
        tariffs.forEach((slot, sums) -> {
            RowCollector rows = new RowCollector(scope.steps(slot.resolution()));
            sums.visit((step, wh, qualities, readTwice) -> {
                rows.add(step, wh, qualities);
                if (readTwice) {
                    report(
                            Finding.Kind.READINGS_TWICE,
                            scope.timeOf(slot.resolution(), step),
                            slot.charge() + " meets more readings than steps to read");
                }
            });
            put(slot, rows);
        });
        series.sort(Comparator.comparing(ChargeSeries::key));
        Instant time = scope.period().from();
        List<MonthlyAmount> monthly = MonthlySums.monthly(series, time);
        return new AreaCharges(
                area.gridArea(),
                series,
                monthly,
                MonthlySums.totalsOfOwners(monthly),
                MonthlySums.totalsOfSuppliers(monthly));
    }

    List<Finding> findings() {
        return findings.of(area.gridArea());
    }

    private void report(Finding.Kind kind, Instant time, String detail) {
        findings.add(new Finding(kind, area.gridArea(), null, time, detail));
    }

    /** Puts the rows of a slot where its charge is in force; a charge whose tax flag changed has a series for each. */
    private void put(ChargeSlot slot, RowCollector rows) {
        catalogue
                .problems(slot.charge())
                .forEach(problem -> findings.add(new Finding(
                        problem.kind(),
                        area.gridArea(),
                        null,
                        problem.time(),
                        slot.charge() + ": " + problem.detail())));
        for (StepPrices prices : catalogue.series(slot.charge())) {
            if (prices.resolution() != slot.resolution()) {
                continue;
            }
            ChargeSeriesKey key = new ChargeSeriesKey(
                    slot.charge(),
                    slot.resolution(),
                    slot.gridArea(),
                    slot.supplier(),
                    slot.type(),
                    slot.settlementMethod(),
                    prices.tax());
            ChargeSeries made = rows.series(key, scope, prices);
            if (made.rows() > 0) {
                series.add(made);
                reportMissingPrice(made);
            }
        }
    }

    private void reportMissingPrice(ChargeSeries made) {
        int missing = 0;
        Instant first = null;
        for (int row = 0; row < made.rows(); row++) {
            if (made.price(row).isEmpty()) {
                missing++;
                first = first == null ? made.timeOf(row) : first;
            }
        }
        if (first != null) {
            report(
                    Finding.Kind.CHARGE_PRICE_MISSING,
                    first,
                    made.key().charge() + " has no price at " + missing + " of " + made.rows() + " times, first here");
        }
    }

    /** Collects the rows of a slot, in order of time. */
    private static final class RowCollector {

        private final int[] steps;
        private final long[] quantities;
        private final byte[] qualities;
        private int count;

        RowCollector(int stepsMax) {
            steps = new int[stepsMax];
            quantities = new long[stepsMax];
            qualities = new byte[stepsMax];
        }

        void add(int step, long quantity, byte mask) {
            steps[count] = step;
            quantities[count] = quantity;
            qualities[count] = mask;
            count++;
        }

        ChargeSeries series(ChargeSeriesKey key, ChargeScope scope, StepPrices prices) {
            List<ChargeSeries.Row> rows = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                if (prices.isInForce(steps[i])) {
                    rows.add(new ChargeSeries.Row(
                            steps[i],
                            quantities[i],
                            qualities[i],
                            prices.price(steps[i]).orElse(null)));
                }
            }
            return new ChargeSeries(key, scope, rows);
        }
    }
}
