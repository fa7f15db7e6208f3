package org.meterhub.settlement.run;

import java.time.Instant;
import org.meterhub.marketmodel.MarketCalendar;

/**
 * What differs from market to market and machine to machine.
 *
 * @param calendar the market's civil time
 * @param quarterlyFrom a period that ends after this has quarterly results, an earlier one hourly; no run may lie on both sides
 * @param gridAreasPerPassMax grid areas settled in one pass over the metered data: more is faster, fewer needs less memory
 * @param approvalByTwo whether results are sent only when another person than the one who asked for the run has approved it
 */
public record SettlementSettings(
        MarketCalendar calendar, Instant quarterlyFrom, int gridAreasPerPassMax, boolean approvalByTwo) {

    /** When the Danish market went over to quarters in production: May 2023 (docs/processes/balance-fixing.md#a-run). */
    public static final Instant QUARTERLY_FROM_DEFAULT = Instant.parse("2023-04-30T22:00:00Z");

    public static final int GRID_AREAS_PER_PASS_DEFAULT = 32;

    /** @throws IllegalArgumentException when no area would fit in a pass */
    public SettlementSettings {
        if (gridAreasPerPassMax < 1) {
            throw new IllegalArgumentException(
                    "gridAreasPerPassMax is " + gridAreasPerPassMax + " but must be 1 at least");
        }
    }

    /** Results are sent without an approval. */
    public SettlementSettings(MarketCalendar calendar, Instant quarterlyFrom, int gridAreasPerPassMax) {
        this(calendar, quarterlyFrom, gridAreasPerPassMax, false);
    }

    /** The same with approval by a second person. */
    public SettlementSettings withApprovalByTwo() {
        return new SettlementSettings(calendar, quarterlyFrom, gridAreasPerPassMax, true);
    }

    public static SettlementSettings of(MarketCalendar calendar) {
        return new SettlementSettings(calendar, QUARTERLY_FROM_DEFAULT, GRID_AREAS_PER_PASS_DEFAULT);
    }
}
