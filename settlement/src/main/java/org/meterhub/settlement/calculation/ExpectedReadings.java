package org.meterhub.settlement.calculation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;

/**
 * Which metering points should have readings on which market days, so that what is missing can be named. Packed, for millions of points, and
 * unchangeable once built.
 */
public final class ExpectedReadings {

    /** Columns of {@link #periods}: quarters from the start of the calculation, resolution, place in {@link #areas}, whether it is exchange. */
    static final int FROM = 1;

    static final int TO = 2;
    static final int HOURLY = 3;
    static final int AREAS = 4;
    static final int EXCHANGE = 5;

    final EnergyScope scope;
    final LongTable periods;
    /** In order. */
    final List<LocalDate> days;

    private final MarketCalendar calendar;
    /** Quarters from the start of the calculation at which each day begins, and where the last ends. */
    private final int[] dayStarts;

    private final List<Set<GridAreaCode>> areas;

    private ExpectedReadings(Builder builder) {
        scope = builder.scope;
        calendar = builder.calendar;
        periods = builder.periods;
        areas = builder.areas;
        days = calendar.daysOf(scope.period());
        dayStarts = new int[days.size() + 1];
        for (int day = 0; day < days.size(); day++) {
            dayStarts[day] = scope.quarterOf(calendar.startOf(days.get(day)));
        }
        dayStarts[days.size()] = scope.quarters();
    }

    /** Readings in steps of this calculation's quarters: of the part of a day that a period of a point has. */
    int from(int row, int day) {
        return Math.max(periods.intAt(row, FROM), Math.max(0, dayStarts[day]));
    }

    int to(int row, int day) {
        return Math.min(periods.intAt(row, TO), dayStarts[day + 1]);
    }

    /** The day that a quarter of the calculation lies in, tried first at the day of the last answer. */
    int dayAt(int quarter, int hint) {
        int day = hint;
        while (day > 0 && dayStarts[day] > quarter) {
            day--;
        }
        while (day < days.size() - 1 && dayStarts[day + 1] <= quarter) {
            day++;
        }
        return day;
    }

    Set<GridAreaCode> areas(int row) {
        return areas.get(periods.intAt(row, AREAS));
    }

    /** When a day begins, or the calculation where that is later. */
    Instant startOf(LocalDate day) {
        Instant midnight = calendar.startOf(day);
        return midnight.isBefore(scope.period().from()) ? scope.period().from() : midnight;
    }

    boolean isExchange(int row) {
        return periods.at(row, EXCHANGE) == 1;
    }

    /** Collects periods in any order. */
    public static final class Builder {

        private final EnergyScope scope;
        private final MarketCalendar calendar;
        private final LongTable periods = new LongTable(6);
        private final List<Set<GridAreaCode>> areas = new ArrayList<>();

        public Builder(EnergyScope scope, MarketCalendar calendar) {
            this.scope = scope;
            this.calendar = calendar;
        }

        /** Adds a period whose readings go into the energy of its areas; grid-loss points and children are passed over. */
        public Builder addEnergy(SettlementPointPeriod period) {
            return add(period, period.energyAreas());
        }

        /** Adds a period of a child point whose readings are charged. */
        public Builder addCharged(SettlementPointPeriod period) {
            return add(period, Set.of(period.gridArea()));
        }

        private Builder add(SettlementPointPeriod period, Set<GridAreaCode> ofPoint) {
            Interval inside = period.within(scope.period());
            Set<GridAreaCode> calculated = new LinkedHashSet<>(ofPoint);
            calculated.retainAll(scope.gridAreas());
            if (inside != null && !period.gridLoss() && !calculated.isEmpty()) {
                int place = areas.indexOf(calculated);
                if (place < 0) {
                    place = areas.size();
                    areas.add(calculated);
                }
                periods.add(
                        period.meteringPoint(),
                        scope.quarterOf(inside.from()),
                        scope.quarterOf(inside.to()),
                        period.resolution() == Resolution.HOUR ? 1 : 0,
                        place,
                        period.type() == MeteringPointType.EXCHANGE ? 1 : 0);
            }
            return this;
        }

        public ExpectedReadings build() {
            periods.sort();
            return new ExpectedReadings(this);
        }
    }
}
