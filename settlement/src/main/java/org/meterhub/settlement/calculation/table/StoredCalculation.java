package org.meterhub.settlement.calculation.table;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;

/**
 * A stored calculation, as its row tells (docs/guides/settlement-clerk.md#which-run-counts).
 *
 * @param version a later calculation has a higher one, over all types
 * @param internal never sent and never the latest
 * @param succeeded when it succeeded; null when it has not, and then it is in no view
 */
record StoredCalculation(
        String id,
        String type,
        Interval period,
        long version,
        boolean internal,
        @Nullable Instant succeeded) {

    /** @param table times as {@code 2025-01-31T23:00:00Z} */
    static StoredCalculation of(DataTable table, List<@Nullable String> row) {
        return new StoredCalculation(
                required(table, row, "calculation_id"),
                required(table, row, "calculation_type"),
                new Interval(
                        Instant.parse(required(table, row, "calculation_period_start")),
                        Instant.parse(required(table, row, "calculation_period_end"))),
                Long.parseLong(required(table, row, "calculation_version")),
                Boolean.parseBoolean(table.cell(row, "is_internal_calculation")),
                Optional.ofNullable(table.cell(row, "calculation_succeeded_time"))
                        .map(Instant::parse)
                        .orElse(null));
    }

    private static String required(DataTable table, List<@Nullable String> row, String column) {
        return Objects.requireNonNull(table.cell(row, column), "a calculation without " + column);
    }

    boolean hasSucceeded() {
        return succeeded != null;
    }

    boolean hasSucceededExternally() {
        return succeeded != null && !internal;
    }
}
