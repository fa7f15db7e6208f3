package org.meterhub.settlement.run.store;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.calculation.EnergyScope;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeScope;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.ChargeSeriesKey;
import org.meterhub.settlement.calculation.charge.ChargeType;
import org.meterhub.settlement.calculation.charge.MonthlyAmount;
import org.meterhub.settlement.calculation.charge.TotalMonthlyAmount;
import org.meterhub.settlement.run.SettlementRun;

/** Reads and writes what runs charge. Nothing here changes or deletes a result. */
public final class ChargeStore {

    public void insert(UnitOfWork unit, long version, AreaCharges charges) throws SQLException {
        String area = charges.gridArea().value();
        insertSeries(unit, version, area, charges.series());
        try (BulkInsert rows = unit.bulkInsert(
                "settlement_monthly_amount",
                "version",
                "grid_area",
                "place",
                "charge_code",
                "charge_owner",
                "charge_type",
                "resolution",
                "supplier",
                "is_tax",
                "amount_millionths")) {
            int place = 0;
            for (MonthlyAmount amount : charges.monthlyAmounts()) {
                rows.row(
                        version,
                        area,
                        place++,
                        amount.charge().code(),
                        amount.charge().owner(),
                        amount.charge().type().name(),
                        amount.resolution().code(),
                        amount.supplier(),
                        amount.tax(),
                        millionths(amount.knownAmount()));
            }
        }
        List<TotalMonthlyAmount> totals = new ArrayList<>(charges.totalsOfOwners());
        totals.addAll(charges.totalsOfSuppliers());
        try (BulkInsert rows = unit.bulkInsert(
                "settlement_total_amount",
                "version",
                "grid_area",
                "place",
                "supplier",
                "charge_owner",
                "amount_millionths")) {
            int place = 0;
            for (TotalMonthlyAmount total : totals) {
                rows.row(version, area, place++, total.supplier(), total.owner(), millionths(total.knownAmount()));
            }
        }
    }

    private static void insertSeries(UnitOfWork unit, long version, String area, List<ChargeSeries> series)
            throws SQLException {
        try (BulkInsert rows = unit.bulkInsert(
                "settlement_charge",
                "version",
                "grid_area",
                "place",
                "charge_code",
                "charge_owner",
                "charge_type",
                "resolution",
                "supplier",
                "point_type",
                "settlement_method",
                "is_tax",
                "content")) {
            int place = 0;
            for (ChargeSeries one : series) {
                ChargeSeriesKey key = one.key();
                SettlementMethod method = key.settlementMethod();
                rows.row(
                        version,
                        area,
                        place++,
                        key.charge().code(),
                        key.charge().owner(),
                        key.charge().type().name(),
                        key.resolution().code(),
                        key.supplier(),
                        key.type().name(),
                        method == null ? null : method.name(),
                        key.tax(),
                        ChargePacking.pack(one));
            }
        }
    }

    private static @Nullable Long millionths(@Nullable BigDecimal amount) {
        return amount == null ? null : Long.valueOf(ChargePacking.millionths(amount));
    }

    /** What a run charges in one of its areas. */
    public AreaCharges read(UnitOfWork unit, SettlementRun run, GridAreaCode area, MarketCalendar calendar)
            throws SQLException {
        List<TotalMonthlyAmount> ofOwners = new ArrayList<>();
        List<TotalMonthlyAmount> ofSuppliers = new ArrayList<>();
        for (TotalMonthlyAmount total : totals(unit, run, area)) {
            (total.owner() == null ? ofSuppliers : ofOwners).add(total);
        }
        return new AreaCharges(
                area, series(unit, run, area, calendar), monthlyAmounts(unit, run, area), ofOwners, ofSuppliers);
    }

    private static List<ChargeSeries> series(
            UnitOfWork unit, SettlementRun run, GridAreaCode area, MarketCalendar calendar) throws SQLException {
        ChargeScope scope =
                new ChargeScope(new EnergyScope(run.period(), run.resolution(), new TreeSet<>(Set.of(area))), calendar);
        List<ChargeSeries> series = new ArrayList<>();
        try (PreparedStatement query = query(
                unit,
                run,
                area,
                "select charge_code, charge_owner, charge_type, resolution, supplier, point_type, settlement_method, is_tax,"
                        + " content from settlement_charge where version = ? and grid_area = ? order by place")) {
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String method = row.getString("settlement_method");
                    ChargeSeriesKey key = new ChargeSeriesKey(
                            charge(row),
                            MarketCode.of(ChargeResolution.class, row.getString("resolution")),
                            area,
                            row.getString("supplier"),
                            MeteringPointType.valueOf(row.getString("point_type")),
                            method == null ? null : SettlementMethod.valueOf(method),
                            row.getBoolean("is_tax"));
                    series.add(new ChargeSeries(key, scope, ChargePacking.unpack(row.getBytes("content"))));
                }
            }
        }
        return series;
    }

    private static List<MonthlyAmount> monthlyAmounts(UnitOfWork unit, SettlementRun run, GridAreaCode area)
            throws SQLException {
        Instant time = run.period().from();
        List<MonthlyAmount> amounts = new ArrayList<>();
        try (PreparedStatement query = query(
                unit,
                run,
                area,
                "select charge_code, charge_owner, charge_type, resolution, supplier, is_tax, amount_millionths"
                        + " from settlement_monthly_amount where version = ? and grid_area = ? order by place")) {
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    amounts.add(new MonthlyAmount(
                            charge(row),
                            MarketCode.of(ChargeResolution.class, row.getString("resolution")),
                            area,
                            row.getString("supplier"),
                            row.getBoolean("is_tax"),
                            time,
                            amount(row)));
                }
            }
        }
        return amounts;
    }

    private static List<TotalMonthlyAmount> totals(UnitOfWork unit, SettlementRun run, GridAreaCode area)
            throws SQLException {
        List<TotalMonthlyAmount> totals = new ArrayList<>();
        try (PreparedStatement query = query(
                unit,
                run,
                area,
                "select supplier, charge_owner, amount_millionths from settlement_total_amount"
                        + " where version = ? and grid_area = ? order by place")) {
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    totals.add(new TotalMonthlyAmount(
                            area,
                            row.getString("supplier"),
                            row.getString("charge_owner"),
                            run.period().from(),
                            amount(row)));
                }
            }
        }
        return totals;
    }

    private static PreparedStatement query(UnitOfWork unit, SettlementRun run, GridAreaCode area, String sql)
            throws SQLException {
        PreparedStatement query = unit.connection().prepareStatement(sql);
        query.setLong(1, run.version());
        query.setString(2, area.value());
        return query;
    }

    private static Charge charge(ResultSet row) throws SQLException {
        return new Charge(
                row.getString("charge_code"),
                row.getString("charge_owner"),
                ChargeType.valueOf(row.getString("charge_type")));
    }

    private static @Nullable BigDecimal amount(ResultSet row) throws SQLException {
        Long millionths = row.getObject("amount_millionths", Long.class);
        return millionths == null ? null : ChargePacking.amount(millionths);
    }
}
