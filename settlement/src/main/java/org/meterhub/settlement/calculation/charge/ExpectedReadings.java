package org.meterhub.settlement.calculation.charge;

import java.util.List;
import org.meterhub.settlement.calculation.EnergyScope;

/** Says of every tariff where its points should have readings, so that a missing one shows. */
final class ExpectedReadings {

    private static final int QUARTERS_PER_HOUR = EnergyScope.QUARTERS_PER_HOUR;

    private final ChargePoints points;
    private final ChargeScope scope;
    private final List<TariffSums> sums;

    /** @param sums of the points' slots, in their order */
    ExpectedReadings(ChargePoints points, List<TariffSums> sums) {
        this.points = points;
        this.scope = points.catalogue.scope();
        this.sums = sums;
    }

    void expectAll() {
        int coverage = 0;
        for (int row = 0; row < points.tariffs.rows(); row++) {
            coverage = points.coverage.find(points.tariffs.at(row, 0), coverage);
            expect(row, coverage);
        }
    }

    private void expect(int tariff, int firstCoverage) {
        long meteringPoint = points.tariffs.at(tariff, 0);
        int slot = points.tariffs.intAt(tariff, ChargePoints.TARIFF_SLOT);
        int from = points.tariffs.intAt(tariff, ChargePoints.TARIFF_FROM);
        int to = points.tariffs.intAt(tariff, ChargePoints.TARIFF_TO);
        ChargeResolution resolution = points.slots.get(slot).resolution();
        for (int row = firstCoverage; points.coverage.isOf(row, meteringPoint); row++) {
            int coveredFrom = points.coverage.intAt(row, ChargePoints.COVERAGE_FROM);
            int coveredTo = points.coverage.intAt(row, ChargePoints.COVERAGE_TO);
            switch (resolution) {
                case QUARTER -> expectQuarters(sums.get(slot), Math.max(coveredFrom, from), Math.min(coveredTo, to));
                case HOUR ->
                    expectHours(
                            sums.get(slot),
                            Math.max(coveredFrom, from * QUARTERS_PER_HOUR),
                            Math.min(coveredTo, to * QUARTERS_PER_HOUR));
                case DAY, MONTH -> expectDays(sums.get(slot), from, to, coveredFrom, coveredTo);
            }
        }
    }

    private static void expectQuarters(TariffSums target, int from, int to) {
        if (from < to) {
            target.expect(from, to, 1);
        }
    }

    /** Quarters of the calculation in which there are readings; the first and the last hour may be covered in part. */
    private static void expectHours(TariffSums target, int fromQuarter, int toQuarter) {
        int from = fromQuarter;
        while (from < toQuarter) {
            int hour = from / QUARTERS_PER_HOUR;
            int whole = toQuarter / QUARTERS_PER_HOUR;
            if (from % QUARTERS_PER_HOUR == 0 && hour < whole) {
                target.expect(hour, whole, QUARTERS_PER_HOUR);
                from = whole * QUARTERS_PER_HOUR;
            } else {
                int end = Math.min(toQuarter, (hour + 1) * QUARTERS_PER_HOUR);
                target.expect(hour, hour + 1, end - from);
                from = end;
            }
        }
    }

    private void expectDays(TariffSums target, int fromDay, int toDay, int coveredFrom, int coveredTo) {
        for (int day = fromDay; day < toDay; day++) {
            int from = Math.max(coveredFrom, scope.hourOfDay(day) * QUARTERS_PER_HOUR);
            int to = Math.min(coveredTo, scope.hourOfDay(day + 1) * QUARTERS_PER_HOUR);
            if (from < to) {
                target.expect(day, day + 1, to - from);
            }
        }
    }
}
