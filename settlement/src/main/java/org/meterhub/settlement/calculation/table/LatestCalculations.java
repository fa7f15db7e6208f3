package org.meterhub.settlement.calculation.table;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;

/**
 * Which calculation holds the latest results of a day, and which did before (docs/guides/settlement-clerk.md#which-run-counts). Only days that a period
 * covers whole count.
 */
final class LatestCalculations {

    private static final List<String> BY_DAY_COLUMNS =
            List.of("calculation_id", "calculation_type", "calculation_version", "grid_area_code", "start_of_day");
    private static final List<String> HISTORY_COLUMNS = List.of(
            "calculation_id",
            "calculation_type",
            "calculation_version",
            "grid_area_code",
            "from_date",
            "to_date",
            "latest_from_time",
            "latest_to_time");

    private final Collection<StoredCalculation> calculations;
    private final DataTable gridAreas;
    private final MarketCalendar calendar;

    /** @param gridAreas the areas of each calculation: {@code calculation_id}, {@code grid_area_code} */
    LatestCalculations(Collection<StoredCalculation> calculations, DataTable gridAreas, MarketCalendar calendar) {
        this.calculations = calculations;
        this.gridAreas = gridAreas;
        this.calendar = calendar;
    }

    private record Day(String type, String gridArea, LocalDate date) implements Comparable<Day> {

        private static final Comparator<Day> ORDER =
                Comparator.comparing(Day::type).thenComparing(Day::gridArea).thenComparing(Day::date);

        @Override
        public int compareTo(Day other) {
            return ORDER.compare(this, other);
        }
    }

    /** The calculations with the highest version of each day: one, unless versions are equal. */
    DataTable byDay() {
        DataTable.Builder table = DataTable.of(BY_DAY_COLUMNS);
        byDay(StoredCalculation::hasSucceededExternally).forEach((day, inOrder) -> {
            long highest = inOrder.get(inOrder.size() - 1).version();
            inOrder.stream()
                    .filter(one -> one.version() == highest)
                    .forEach(one -> table.row(
                            one.id(), one.type(), one.version(), day.gridArea(), calendar.startOf(day.date())));
        });
        return table.build();
    }

    /** Every calculation of each day, with the time from its own success to that of the next version. */
    DataTable history() {
        DataTable.Builder table = DataTable.of(HISTORY_COLUMNS);
        byDay(StoredCalculation::hasSucceeded).forEach((day, inOrder) -> {
            Interval time = calendar.intervalOf(day.date());
            for (StoredCalculation one : inOrder) {
                @Nullable
                Instant until = inOrder.stream()
                        .filter(other -> other.version() > one.version())
                        .findFirst()
                        .map(StoredCalculation::succeeded)
                        .orElse(null);
                table.row(
                        one.id(),
                        one.type(),
                        one.version(),
                        day.gridArea(),
                        time.from(),
                        time.to(),
                        one.succeeded(),
                        until);
            }
        });
        return table.build();
    }

    /** The calculations of each day in order of their versions. */
    private Map<Day, List<StoredCalculation>> byDay(Predicate<StoredCalculation> which) {
        Map<Day, List<StoredCalculation>> days = new TreeMap<>();
        for (List<@Nullable String> row : gridAreas.rows()) {
            String id = Objects.requireNonNull(gridAreas.cell(row, "calculation_id"), "an area of no calculation");
            String area = Objects.requireNonNull(gridAreas.cell(row, "grid_area_code"), "a calculation of no area");
            for (StoredCalculation one : calculations) {
                if (one.id().equals(id) && which.test(one)) {
                    wholeDays(one.period()).forEach(date -> days.computeIfAbsent(
                                    new Day(one.type(), area, date), unused -> new ArrayList<>())
                            .add(one));
                }
            }
        }
        days.values()
                .forEach(list -> list.sort(
                        Comparator.comparingLong(StoredCalculation::version).thenComparing(StoredCalculation::id)));
        return days;
    }

    private List<LocalDate> wholeDays(Interval period) {
        return calendar.daysOf(period).stream()
                .filter(date -> period.contains(calendar.intervalOf(date)))
                .toList();
    }
}
