package org.meterhub.settlement.run.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.settlement.calculation.EnergyScope;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePrice;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.run.RunBasis;

/**
 * CHARGELINK, which points paid what and when; and CHARGEPRICE, what that cost (docs/guides/settlement-clerk.md#hand-it-on-report-billing-basis-summary).
 * That file has a column for each hour of a day. Tariffs by the quarter have a file of their own, CHARGEPRICE15, as metered values have TSSD15 beside
 * TSSD60; it is there when one of them is paid, so that who reads none of them finds the files as they always were.
 */
final class ChargeFiles {

    private static final int HOURS_OF_LONGEST_DAY = 25;
    private static final int QUARTERS_OF_LONGEST_DAY = HOURS_OF_LONGEST_DAY * EnergyScope.QUARTERS_PER_HOUR;

    private final RunBasis data;
    private final ReportRequest request;
    private final Path folder;

    ChargeFiles(RunBasis data, ReportRequest request, Path folder) {
        this.data = data;
        this.request = request;
        this.folder = folder;
    }

    /** What charges were in some days, and what they cost. */
    private static final class Catalogue {

        final Map<Charge, List<ChargePeriod>> periods = new HashMap<>();
        final List<ChargePrice> prices = new ArrayList<>();

        /** Whether the reader sees the charge at some time. */
        boolean isSeen(ReportReader reader, Charge charge) {
            return periods.getOrDefault(charge, List.of()).stream().anyMatch(one -> reader.sees(charge, one.tax()));
        }
    }

    void write(CsvZip zip, GridAreaCode area, List<BasisFiles.Seen> seen) throws IOException {
        try (RowSorter links = new RowSorter(folder);
                RowSorter prices = new RowSorter(folder);
                RowSorter quarters = new RowSorter(folder)) {
            for (BasisFiles.Seen one : seen) {
                Catalogue catalogue = new Catalogue();
                data.charges(
                        one.part(),
                        period -> catalogue
                                .periods
                                .computeIfAbsent(period.charge(), unused -> new ArrayList<>(1))
                                .add(period),
                        catalogue.prices::add);
                Set<Charge> linked = addLinks(area, one, catalogue, links);
                addPrices(one.part().days(), catalogue, linked, prices, quarters);
            }
            links.inOrder(zip.begin(name("CHARGELINK", area), linkColumns())::line);
            prices.inOrder(zip.begin(name("CHARGEPRICE", area), priceColumns(HOURS_OF_LONGEST_DAY))::line);
            if (!quarters.isEmpty()) {
                quarters.inOrder(zip.begin(name("CHARGEPRICE15", area), priceColumns(QUARTERS_OF_LONGEST_DAY))::line);
            }
        }
    }

    private ReportFileName name(String prefix, GridAreaCode area) {
        return ReportFileName.of(prefix, area, request, data.calendar());
    }

    private List<String> linkColumns() {
        List<String> columns = new ArrayList<>(List.of(
                "METERINGPOINTID",
                "TYPEOFMP",
                "CHARGETYPE",
                "CHARGEOWNER",
                "CHARGEID",
                "CHARGEOCCURRENCES",
                "PERIODSTART",
                "PERIODEND"));
        if (request.reader().isToldSuppliers()) {
            columns.add("ENERGYSUPPLIERID");
        }
        return columns;
    }

    /** What the reader is told of a link, without the time. */
    private record Paid(
            long meteringPoint,
            MeteringPointType type,
            Charge charge,
            int quantity,
            @Nullable String supplier) {}

    /** Returns the charges that are linked. */
    private Set<Charge> addLinks(GridAreaCode area, BasisFiles.Seen seen, Catalogue catalogue, RowSorter sorter)
            throws IOException {
        Map<Long, List<SettlementPointPeriod>> points = new HashMap<>();
        for (SettlementPointPeriod period : seen.periods()) {
            if (period.type() != MeteringPointType.EXCHANGE) {
                points.computeIfAbsent(period.meteringPoint(), unused -> new ArrayList<>(1))
                        .add(period);
            }
        }
        Map<Long, List<ChargeLink>> links = new HashMap<>();
        Set<Charge> linked = new HashSet<>();
        data.links(seen.part(), area, link -> {
            if (points.containsKey(link.meteringPoint()) && catalogue.isSeen(request.reader(), link.charge())) {
                links.computeIfAbsent(link.meteringPoint(), unused -> new ArrayList<>(4))
                        .add(link);
            }
        });
        for (Map.Entry<Long, List<ChargeLink>> entry : links.entrySet()) {
            addLinks(seen.part().days(), points.getOrDefault(entry.getKey(), List.of()), entry.getValue(), sorter)
                    .forEach(paid -> linked.add(paid.charge()));
        }
        return linked;
    }

    /** The links of one point while it has its periods; what is equal to the reader and touches is one row. */
    private Set<Paid> addLinks(
            Interval days, List<SettlementPointPeriod> periods, List<ChargeLink> links, RowSorter sorter)
            throws IOException {
        boolean suppliers = request.reader().isToldSuppliers();
        Map<Paid, List<Interval>> times = new HashMap<>();
        for (ChargeLink link : links) {
            for (SettlementPointPeriod period : periods) {
                link.clamped(days).flatMap(period::clamped).ifPresent(time -> times.computeIfAbsent(
                                new Paid(
                                        link.meteringPoint(),
                                        period.type(),
                                        link.charge(),
                                        link.quantity(),
                                        suppliers ? period.supplier() : null),
                                unused -> new ArrayList<>(1))
                        .add(time));
            }
        }
        for (Map.Entry<Paid, List<Interval>> entry : times.entrySet()) {
            for (Interval time : Times.merged(entry.getValue())) {
                addLink(entry.getKey(), time, sorter);
            }
        }
        return times.keySet();
    }

    private void addLink(Paid paid, Interval time, RowSorter sorter) throws IOException {
        Charge charge = paid.charge();
        String point = BasisFiles.point(paid.meteringPoint());
        List<@Nullable String> cells = new ArrayList<>(Arrays.asList(
                point,
                paid.type().code(),
                charge.type().code(),
                charge.owner(),
                charge.code(),
                String.valueOf(paid.quantity()),
                time.from().toString(),
                time.to().toString()));
        if (request.reader().isToldSuppliers()) {
            cells.add(paid.supplier());
        }
        sorter.add(
                RowSorter.key(paid.supplier(), paid.type().code(), point, charge.owner(), charge.code(), time.from()),
                CsvZip.line(cells));
    }

    private static List<String> priceColumns(int prices) {
        List<String> columns = new ArrayList<>(List.of(
                "CHARGETYPE", "CHARGEOWNER", "CHARGEID", "RESOLUTIONDURATION", "TAXINDICATOR", "STARTDATETIME"));
        for (int price = 1; price <= prices; price++) {
            columns.add("ENERGYPRICE" + price);
        }
        return columns;
    }

    /** A day of a charge. */
    private record PriceDay(Charge charge, ChargeResolution resolution, boolean tax, LocalDate day)
            implements Comparable<PriceDay> {

        private static final Comparator<PriceDay> ORDER = Comparator.comparing(PriceDay::charge)
                .thenComparing(PriceDay::resolution)
                .thenComparing(PriceDay::tax)
                .thenComparing(PriceDay::day);

        @Override
        public int compareTo(PriceDay other) {
            return ORDER.compare(this, other);
        }
    }

    private void addPrices(Interval days, Catalogue catalogue, Set<Charge> linked, RowSorter prices, RowSorter quarters)
            throws IOException {
        SortedMap<PriceDay, @Nullable BigDecimal[]> byDay = new TreeMap<>();
        for (ChargePrice price : catalogue.prices) {
            if (!linked.contains(price.charge()) || !days.contains(price.time())) {
                continue;
            }
            for (ChargePeriod period : catalogue.periods.getOrDefault(price.charge(), List.of())) {
                boolean inForce = period.clamped(days)
                        .filter(one -> one.contains(price.time()))
                        .isPresent();
                if (inForce && request.reader().sees(price.charge(), period.tax())) {
                    LocalDate day = data.calendar().dayOf(price.time());
                    byDay.computeIfAbsent(
                                            new PriceDay(price.charge(), period.resolution(), period.tax(), day),
                                            unused -> new BigDecimal[columns(period.resolution())])[
                                    place(period.resolution(), day, price.time())] =
                            price.price();
                }
            }
        }
        for (Map.Entry<PriceDay, @Nullable BigDecimal[]> entry : byDay.entrySet()) {
            boolean byQuarter = entry.getKey().resolution() == ChargeResolution.QUARTER;
            addPrice(entry.getKey(), entry.getValue(), byQuarter ? quarters : prices);
        }
    }

    private static int columns(ChargeResolution resolution) {
        return resolution == ChargeResolution.QUARTER ? QUARTERS_OF_LONGEST_DAY : HOURS_OF_LONGEST_DAY;
    }

    /** A price stands in the column of its quarter or hour; of a day or a month there is one. */
    private int place(ChargeResolution resolution, LocalDate day, Instant time) {
        long seconds = time.getEpochSecond() - data.calendar().startOf(day).getEpochSecond();
        return switch (resolution) {
            case QUARTER -> (int) (seconds / EnergyScope.SECONDS_PER_QUARTER);
            case HOUR -> (int) (seconds / EnergyScope.SECONDS_PER_HOUR);
            case DAY, MONTH -> 0;
        };
    }

    private void addPrice(PriceDay day, @Nullable BigDecimal[] prices, RowSorter sorter) throws IOException {
        Charge charge = day.charge();
        Instant start = data.calendar().startOf(day.day());
        List<@Nullable String> cells = new ArrayList<>(Arrays.asList(
                charge.type().code(),
                charge.owner(),
                charge.code(),
                day.resolution().code(),
                day.tax() ? "1" : "0",
                start.toString()));
        for (BigDecimal price : prices) {
            cells.add(price == null ? null : price.toPlainString());
        }
        sorter.add(
                RowSorter.key(
                        charge.type().code(),
                        charge.owner(),
                        charge.code(),
                        day.resolution().code(),
                        day.tax() ? 1 : 0,
                        start),
                CsvZip.line(cells));
    }
}
