package org.meterhub.settlement.run.report;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.settlement.calculation.CalculationType;

/**
 * Which settlement report somebody wants (docs/guides/settlement-clerk.md#hand-it-on-report-billing-basis-summary).
 *
 * @param type balance fixing, wholesale fixing or a correction
 * @param period from local midnight to local midnight
 * @param gridAreas at least one
 * @param runs version of the run of each grid area; an area of a balance fixing that is not in it has the settlement in force of each day
 * @param supplier only what concerns this supplier; null for all the reader may know of
 * @param filePerGridArea whether results of several grid areas go into a file each
 * @param rowsLimited whether files are cut at a million rows, so that they can be opened
 * @param basisData whether what was used comes with the results
 * @param unsent whether runs that are not sent may be in it: a look ahead, which says so. Days without a named run then have the newest run, sent or not
 */
public record ReportRequest(
        ReportReader reader,
        CalculationType type,
        Interval period,
        SortedSet<GridAreaCode> gridAreas,
        SortedMap<GridAreaCode, Long> runs,
        @Nullable String supplier,
        boolean filePerGridArea,
        boolean rowsLimited,
        boolean basisData,
        boolean unsent) {

    public ReportRequest {
        gridAreas = Collections.unmodifiableSortedSet(new TreeSet<>(gridAreas));
        runs = Collections.unmodifiableSortedMap(new TreeMap<>(runs));
    }

    /** A report for the operator with everything in it. */
    public static ReportRequest whole(
            CalculationType type,
            Interval period,
            SortedSet<GridAreaCode> gridAreas,
            Map<GridAreaCode, Long> runs,
            boolean basisData) {
        return new ReportRequest(
                ReportReader.ADMINISTRATOR,
                type,
                period,
                gridAreas,
                new TreeMap<>(runs),
                null,
                false,
                false,
                basisData,
                false);
    }

    /** The supplier all rows must be of: the one that is asked for, or the one that asks; null for all. */
    @Nullable
    String onlySupplier() {
        return reader.is(ReportReader.Role.ENERGY_SUPPLIER) ? reader.party() : supplier;
    }

    /** Whether rows of this supplier are wanted. */
    boolean wants(@Nullable String one) {
        String only = onlySupplier();
        return only == null || only.equals(one);
    }
}
