package org.meterhub.settlement.run.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.ChargeSeriesKey;
import org.meterhub.settlement.calculation.charge.ChargeType;
import org.meterhub.settlement.calculation.charge.MonthlyAmount;
import org.meterhub.settlement.calculation.charge.TotalMonthlyAmount;
import org.meterhub.settlement.run.RunBasis;
import org.meterhub.settlement.run.RunDays;

/**
 * The files with what was settled: RESULTENERGY, RESULTWHOLESALE and RESULTMONTHLY
 * (docs/guides/settlement-clerk.md#hand-it-on-report-billing-basis-summary). One grid area in memory at a time.
 */
final class ResultFiles {

    private static final Set<EnergyKind> OF_SUPPLIERS =
            EnumSet.of(EnergyKind.PRODUCTION, EnergyKind.FLEX_CONSUMPTION, EnergyKind.NON_PROFILED_CONSUMPTION);
    private static final Set<EnergyKind> OF_AREAS = EnumSet.of(
            EnergyKind.PRODUCTION,
            EnergyKind.FLEX_CONSUMPTION,
            EnergyKind.NON_PROFILED_CONSUMPTION,
            EnergyKind.EXCHANGE,
            EnergyKind.TOTAL_CONSUMPTION);

    private static final String KILOWATT_HOURS = "kWh";
    private static final String PIECES = "pcs";

    /** What the market's programs call the corrections, by their version in documents. */
    private static final Map<String, String> VARIANTS = Map.of("D01", "1ST", "D02", "2ND", "D03", "3RD");

    private final RunBasis data;
    private final ReportRequest request;
    private final SortedMap<GridAreaCode, List<RunDays>> parts;
    private final String currency;
    private final String process;
    private final @Nullable String variant;

    ResultFiles(RunBasis data, ReportRequest request, SortedMap<GridAreaCode, List<RunDays>> parts, String currency) {
        this.data = data;
        this.request = request;
        this.parts = parts;
        this.currency = currency;
        process = request.type().businessReason().code();
        variant = request.type().settlementVersion().map(VARIANTS::get).orElse(null);
    }

    void write(CsvZip zip) throws IOException {
        if (!request.reader().is(ReportReader.Role.SYSTEM_OPERATOR)) {
            write(zip, "RESULTENERGY", energyColumns(), this::energy);
        }
        if (request.type().isWholesale()) {
            write(zip, "RESULTWHOLESALE", WHOLESALE_COLUMNS, this::wholesale);
            write(zip, "RESULTMONTHLY", MONTHLY_COLUMNS, this::monthly);
        }
    }

    /** Writes the rows of one grid area. */
    private interface AreaRows {
        void write(GridAreaCode area, List<RunDays> days, CsvZip.Table table) throws IOException;
    }

    private void write(CsvZip zip, String prefix, List<String> columns, AreaRows rows) throws IOException {
        boolean together = !request.filePerGridArea() && parts.size() != 1;
        CsvZip.Table table = together ? zip.begin(name(prefix, null), columns) : null;
        for (Map.Entry<GridAreaCode, List<RunDays>> area : parts.entrySet()) {
            rows.write(
                    area.getKey(),
                    area.getValue(),
                    table == null ? zip.begin(name(prefix, area.getKey()), columns) : table);
        }
    }

    private ReportFileName name(String prefix, @Nullable GridAreaCode area) {
        return ReportFileName.of(prefix, area, request, data.calendar());
    }

    private List<String> energyColumns() {
        List<String> columns = new ArrayList<>(List.of("METERINGGRIDAREAID"));
        if (request.reader().is(ReportReader.Role.ADMINISTRATOR)) {
            columns.add("ENERGYSUPPLIERID");
        }
        columns.addAll(List.of(
                "ENERGYBUSINESSPROCESS",
                "STARTDATETIME",
                "RESOLUTIONDURATION",
                "TYPEOFMP",
                "SETTLEMENTMETHOD",
                "ENERGYQUANTITY"));
        return columns;
    }

    /** What rows of one point in time are ordered by first, as documents write it; nothing before everything. */
    private record Group(
            @Nullable String supplier,
            String type,
            @Nullable String method) implements Comparable<Group> {

        private static final Comparator<@Nullable String> NOTHING_FIRST =
                Comparator.nullsFirst(Comparator.naturalOrder());
        private static final Comparator<Group> ORDER = Comparator.comparing(Group::supplier, NOTHING_FIRST)
                .thenComparing(Group::type)
                .thenComparing(Group::method, NOTHING_FIRST);

        static Group of(@Nullable String supplier, MeteringPointType type, @Nullable SettlementMethod method) {
            return new Group(supplier, type.code(), method == null ? null : method.code());
        }

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    private void energy(GridAreaCode area, List<RunDays> days, CsvZip.Table table) throws IOException {
        boolean ofArea = request.reader().is(ReportReader.Role.GRID_COMPANY);
        boolean suppliersTold = request.reader().is(ReportReader.Role.ADMINISTRATOR);
        SortedMap<Group, List<EnergySeries>> groups = new TreeMap<>();
        for (RunDays part : days) {
            for (EnergySeries series : data.energy(part, area).series()) {
                boolean told = ofArea
                        ? series.key().level() == EnergyLevel.GRID_AREA
                                && OF_AREAS.contains(series.key().kind())
                        : series.key().level() == EnergyLevel.SUPPLIER
                                && OF_SUPPLIERS.contains(series.key().kind())
                                && request.wants(series.key().supplier());
                if (told) {
                    EnergyKind kind = series.key().kind();
                    Group group = Group.of(
                            series.key().supplier(),
                            kind.meteringPointType().orElseThrow(),
                            kind.settlementMethod().orElse(null));
                    groups.computeIfAbsent(group, unused -> new ArrayList<>()).add(series);
                }
            }
        }
        for (Map.Entry<Group, List<EnergySeries>> entry : groups.entrySet()) {
            Group group = entry.getKey();
            for (EnergyRow row : inOrderOfTime(entry.getValue())) {
                List<@Nullable String> cells = new ArrayList<>();
                cells.add(area.value());
                if (suppliersTold) {
                    cells.add(group.supplier());
                }
                cells.addAll(Arrays.asList(
                        process,
                        row.time().toString(),
                        row.series().resolution().code(),
                        group.type(),
                        group.method(),
                        kilowattHours(row.series().quantityWh(row.step()))));
                table.row(cells);
            }
        }
    }

    private record EnergyRow(EnergySeries series, int step) {

        Instant time() {
            return series.timeOf(step);
        }
    }

    /** A supplier with two balance responsible parties has two rows of the same time. */
    private static List<EnergyRow> inOrderOfTime(List<EnergySeries> series) {
        List<EnergyRow> rows = new ArrayList<>();
        for (EnergySeries one : series) {
            for (int step = 0; step < one.steps(); step++) {
                if (one.hasRow(step)) {
                    rows.add(new EnergyRow(one, step));
                }
            }
        }
        rows.sort(Comparator.comparing(EnergyRow::time));
        return rows;
    }

    private static final List<String> WHOLESALE_COLUMNS = List.of(
            "ENERGYBUSINESSPROCESS",
            "PROCESSVARIANT",
            "METERINGGRIDAREAID",
            "ENERGYSUPPLIERID",
            "STARTDATETIME",
            "RESOLUTIONDURATION",
            "TYPEOFMP",
            "SETTLEMENTMETHOD",
            "MEASUREUNIT",
            "ENERGYCURRENCY",
            "ENERGYQUANTITY",
            "PRICE",
            "AMOUNT",
            "CHARGETYPE",
            "CHARGEID",
            "CHARGEOWNER");

    private record AmountRow(ChargeSeries series, int row) {

        private static final Comparator<AmountRow> ORDER = Comparator.comparing(AmountRow::time)
                .thenComparing(one -> one.charge().owner())
                .thenComparing(one -> one.charge().type().code())
                .thenComparing(one -> one.charge().code())
                .thenComparing(one -> one.series().key().resolution())
                .thenComparing(one -> one.series().key().tax());

        Instant time() {
            return series.timeOf(row);
        }

        Charge charge() {
            return series.key().charge();
        }
    }

    private void wholesale(GridAreaCode area, List<RunDays> days, CsvZip.Table table) throws IOException {
        SortedMap<Group, List<AmountRow>> groups = new TreeMap<>();
        for (RunDays part : days) {
            for (ChargeSeries series : data.charges(part, area).series()) {
                ChargeSeriesKey key = series.key();
                if (request.wants(key.supplier()) && request.reader().sees(key.charge(), key.tax())) {
                    List<AmountRow> rows = groups.computeIfAbsent(
                            Group.of(key.supplier(), key.type(), key.settlementMethod()), unused -> new ArrayList<>());
                    for (int row = 0; row < series.rows(); row++) {
                        if (part.days().contains(series.timeOf(row))) {
                            rows.add(new AmountRow(series, row));
                        }
                    }
                }
            }
        }
        for (Map.Entry<Group, List<AmountRow>> entry : groups.entrySet()) {
            Group group = entry.getKey();
            entry.getValue().sort(AmountRow.ORDER);
            for (AmountRow row : entry.getValue()) {
                ChargeSeries series = row.series();
                Charge charge = row.charge();
                table.row(Arrays.asList(
                        process,
                        variant,
                        area.value(),
                        group.supplier(),
                        row.time().toString(),
                        series.key().resolution().code(),
                        group.type(),
                        group.method(),
                        unit(charge),
                        currency,
                        series.quantity(row.row())
                                .setScale(ChargeSeries.QUANTITY_SCALE)
                                .toPlainString(),
                        text(series.price(row.row()).orElse(null)),
                        text(series.amount(row.row()).orElse(null)),
                        charge.type().code(),
                        charge.code(),
                        charge.owner()));
            }
        }
    }

    private static final List<String> MONTHLY_COLUMNS = List.of(
            "ENERGYBUSINESSPROCESS",
            "PROCESSVARIANT",
            "METERINGGRIDAREAID",
            "ENERGYSUPPLIERID",
            "STARTDATETIME",
            "RESOLUTIONDURATION",
            "MEASUREUNIT",
            "ENERGYCURRENCY",
            "AMOUNT",
            "CHARGETYPE",
            "CHARGEID",
            "CHARGEOWNER");

    /** A charge's month, or, without a charge, the total. */
    private record MonthRow(
            @Nullable String supplier,
            @Nullable Charge charge,
            Instant time,
            @Nullable BigDecimal amount) {

        @Nullable
        <T> T ofCharge(Function<Charge, T> what) {
            return charge == null ? null : what.apply(charge);
        }
    }

    private void monthly(GridAreaCode area, List<RunDays> days, CsvZip.Table table) throws IOException {
        List<MonthRow> rows = new ArrayList<>();
        for (RunDays part : days) {
            if (!part.days().contains(part.run().period().from())) {
                continue; // a month stands at its beginning
            }
            AreaCharges charges = data.charges(part, area);
            for (MonthlyAmount amount : charges.monthlyAmounts()) {
                if (request.wants(amount.supplier()) && request.reader().sees(amount.charge(), amount.tax())) {
                    rows.add(new MonthRow(amount.supplier(), amount.charge(), amount.time(), amount.knownAmount()));
                }
            }
            for (TotalMonthlyAmount total : totals(charges)) {
                if (request.wants(total.supplier())) {
                    rows.add(new MonthRow(total.supplier(), null, total.time(), total.knownAmount()));
                }
            }
        }
        rows.sort(monthOrder());
        for (MonthRow row : rows) {
            table.row(Arrays.asList(
                    process,
                    variant,
                    area.value(),
                    row.supplier(),
                    row.time().toString(),
                    "P1M",
                    row.ofCharge(ResultFiles::unit),
                    currency,
                    text(row.amount()),
                    row.ofCharge(charge -> charge.type().code()),
                    row.ofCharge(Charge::code),
                    row.ofCharge(Charge::owner)));
        }
    }

    /** Who pays sees the total of all owners, who is paid its own. */
    private List<TotalMonthlyAmount> totals(AreaCharges charges) {
        return switch (request.reader().role()) {
            case ADMINISTRATOR, ENERGY_SUPPLIER -> charges.totalsOfSuppliers();
            case GRID_COMPANY, SYSTEM_OPERATOR ->
                charges.totalsOfOwners().stream()
                        .filter(total -> String.valueOf(total.owner())
                                .equals(request.reader().party()))
                        .toList();
        };
    }

    private Comparator<MonthRow> monthOrder() {
        Comparator<@Nullable String> nothingFirst = Comparator.nullsFirst(Comparator.naturalOrder());
        boolean byOwner =
                switch (request.reader().role()) {
                    case ADMINISTRATOR, ENERGY_SUPPLIER -> true;
                    case GRID_COMPANY, SYSTEM_OPERATOR -> false;
                };
        return Comparator.comparing(MonthRow::supplier, nothingFirst)
                .thenComparing(row -> byOwner ? row.ofCharge(Charge::owner) : null, nothingFirst)
                .thenComparing(row -> row.ofCharge(charge -> charge.type().code()), nothingFirst)
                .thenComparing(row -> row.ofCharge(Charge::code), nothingFirst)
                .thenComparing(row -> row.ofCharge(Charge::owner), nothingFirst);
    }

    static String unit(Charge charge) {
        return charge.type() == ChargeType.TARIFF ? KILOWATT_HOURS : PIECES;
    }

    static String kilowattHours(long wattHours) {
        return BigDecimal.valueOf(wattHours, ChargeSeries.QUANTITY_SCALE).toPlainString();
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /** The code of something that can be absent. */
    static @Nullable String code(@Nullable MarketCode one) {
        return one == null ? null : one.code();
    }
}
