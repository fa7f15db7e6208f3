package org.meterhub.settlement.run.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.run.RunBasis;
import org.meterhub.settlement.run.RunDays;

/**
 * The files with what was used, one of each kind for a grid area: TSSD60, TSSD15, MDMP, and of wholesale types CHARGELINK and CHARGEPRICE
 * (with tariffs by the quarter also CHARGEPRICE15).
 */
final class BasisFiles {

    private final RunBasis data;
    private final ReportRequest request;
    private final Path folder;

    /** @param folder for rows that wait for their turn */
    BasisFiles(RunBasis data, ReportRequest request, Path folder) {
        this.data = data;
        this.request = request;
        this.folder = folder;
    }

    /** Days of the area, and what of the points the reader sees on them. */
    record Seen(RunDays part, List<SettlementPointPeriod> periods) {}

    void write(CsvZip zip, SortedMap<GridAreaCode, List<RunDays>> parts) throws IOException {
        for (Map.Entry<GridAreaCode, List<RunDays>> entry : parts.entrySet()) {
            GridAreaCode area = entry.getKey();
            List<Seen> seen = new ArrayList<>();
            for (RunDays part : entry.getValue()) {
                seen.add(new Seen(part, seenPeriods(part, area)));
            }
            writeTimeSeries(zip, area, seen);
            writePeriods(zip, area, seen);
            if (request.type().isWholesale()) {
                new ChargeFiles(data, request, folder).write(zip, area, seen);
            }
        }
    }

    private List<SettlementPointPeriod> seenPeriods(RunDays part, GridAreaCode area) {
        List<SettlementPointPeriod> wanted = data.periods(part, area).stream()
                .filter(period -> request.wants(period.supplier()))
                .toList();
        if (!request.reader().is(ReportReader.Role.SYSTEM_OPERATOR)) {
            return wanted;
        }
        OwnPoints own = new OwnPoints(data, request.reader(), part, area);
        return wanted.stream().flatMap(period -> own.seenOf(period).stream()).toList();
    }

    private void writeTimeSeries(CsvZip zip, GridAreaCode area, List<Seen> seen) throws IOException {
        try (RowSorter hourly = new RowSorter(folder);
                RowSorter quarterly = new RowSorter(folder)) {
            PointDays days = new PointDays(data, area, (resolution, day) -> {
                RowSorter sorter = resolution == Resolution.HOUR ? hourly : quarterly;
                sorter.add(
                        RowSorter.key(
                                request.reader().isToldSuppliers() ? day.supplier() : null,
                                day.type().code(),
                                point(day.meteringPoint()),
                                day.start()),
                        CsvZip.line(cells(resolution, day)));
            });
            for (Seen one : seen) {
                days.read(one.part(), one.periods());
            }
            CsvZip.Table hours = zip.begin(name("TSSD60", area), seriesColumns(Resolution.HOUR));
            hourly.inOrder(hours::line);
            CsvZip.Table quarters = zip.begin(name("TSSD15", area), seriesColumns(Resolution.QUARTER_HOUR));
            quarterly.inOrder(quarters::line);
        }
    }

    private List<String> seriesColumns(Resolution resolution) {
        List<String> columns = new ArrayList<>();
        if (request.reader().isToldSuppliers()) {
            columns.add("ENERGYSUPPLIERID");
        }
        columns.addAll(List.of("METERINGPOINTID", "TYPEOFMP", "STARTDATETIME"));
        for (int step = 1; step <= PointDays.stepsMax(resolution); step++) {
            columns.add("ENERGYQUANTITY" + step);
        }
        return columns;
    }

    /** A value stands in the column of its step, so that one that is not there does not move the others. */
    private List<@Nullable String> cells(Resolution resolution, PointDays.Day day) {
        List<@Nullable String> cells = new ArrayList<>();
        if (request.reader().isToldSuppliers()) {
            cells.add(day.supplier());
        }
        cells.addAll(Arrays.asList(
                point(day.meteringPoint()), day.type().code(), day.start().toString()));
        for (int step = 0; step < PointDays.stepsMax(resolution); step++) {
            cells.add(day.has(step) ? ResultFiles.kilowattHours(day.wattHours(step)) : null);
        }
        return cells;
    }

    private void writePeriods(CsvZip zip, GridAreaCode area, List<Seen> seen) throws IOException {
        boolean suppliers = request.reader().isToldSuppliers();
        boolean exchange = request.reader().is(ReportReader.Role.GRID_COMPANY);
        List<String> columns = new ArrayList<>(List.of("METERINGPOINTID", "VALIDFROM", "VALIDTO", "GRIDAREAID"));
        if (exchange) {
            columns.addAll(List.of("TOGRIDAREAID", "FROMGRIDAREAID"));
        }
        columns.addAll(List.of("TYPEOFMP", "SETTLEMENTMETHOD"));
        if (suppliers) {
            columns.add("ENERGYSUPPLIERID");
        }
        try (RowSorter sorter = new RowSorter(folder)) {
            for (Told told : Told.of(seen, exchange, suppliers)) {
                List<@Nullable String> cells = new ArrayList<>(Arrays.asList(
                        point(told.meteringPoint()),
                        told.time().from().toString(),
                        told.time().to().toString(),
                        area.value()));
                if (exchange) {
                    cells.addAll(Arrays.asList(told.toArea(), told.fromArea()));
                }
                cells.addAll(Arrays.asList(told.type(), told.method()));
                if (suppliers) {
                    cells.add(told.supplier());
                }
                sorter.add(
                        RowSorter.key(
                                told.supplier(),
                                told.type(),
                                told.method(),
                                told.time().from(),
                                point(told.meteringPoint())),
                        CsvZip.line(cells));
            }
            sorter.inOrder(zip.begin(name("MDMP", area), columns)::line);
        }
    }

    private ReportFileName name(String prefix, GridAreaCode area) {
        return ReportFileName.of(prefix, area, request, data.calendar());
    }

    static String point(long number) {
        return Gsrn.ofLong(number).value();
    }
}
