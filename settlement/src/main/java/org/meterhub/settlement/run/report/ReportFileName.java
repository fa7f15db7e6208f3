package org.meterhub.settlement.run.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRole;

/**
 * Names the files of a report: what it is, of which grid area, for whom, from the first day to the last
 * (docs/guides/settlement-clerk.md#hand-it-on-report-billing-basis-summary).
 */
final class ReportFileName {

    /** The word for several grid areas; the market's programs know it. */
    private static final String SEVERAL_AREAS = "flere-net";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu");

    private final String stem;

    private ReportFileName(List<@Nullable String> parts) {
        stem = String.join("_", parts.stream().filter(part -> part != null).toList());
    }

    /** @param area null when the file has several grid areas */
    static ReportFileName of(
            String prefix, @Nullable GridAreaCode area, ReportRequest request, MarketCalendar calendar) {
        ReportReader reader = request.reader();
        boolean named = reader.is(ReportReader.Role.ENERGY_SUPPLIER) || reader.is(ReportReader.Role.GRID_COMPANY);
        LocalDate first = calendar.dayOf(request.period().from());
        LocalDate last = calendar.dayOf(request.period().to()).minusDays(1);
        List<@Nullable String> parts = new ArrayList<>();
        parts.add(prefix);
        parts.add(area == null ? SEVERAL_AREAS : area.value());
        parts.add(named ? reader.party() : request.supplier());
        parts.add(named ? reader.role().marketRole().map(MarketRole::code).orElse(null) : null);
        parts.add(DAY.format(first));
        parts.add(DAY.format(last));
        return new ReportFileName(parts);
    }

    String whole() {
        return stem + ".csv";
    }

    /** @param number from one */
    String piece(int number) {
        return stem + "_" + number + ".csv";
    }
}
