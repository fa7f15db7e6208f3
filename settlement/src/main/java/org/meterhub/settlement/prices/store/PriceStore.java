package org.meterhub.settlement.prices.store;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.prices.PriceFile;
import org.meterhub.settlement.prices.PriceImport;
import org.meterhub.settlement.prices.PriceKind;

/** Reads and writes imported prices. Nothing here changes or deletes one. */
public final class PriceStore {

    private static final int SCALE = 6;

    /** Takes prices, those of earlier imports first. */
    public interface PriceSink {
        void price(Resolution resolution, Instant time, BigDecimal price);
    }

    public PriceImport insert(
            UnitOfWork unit, PriceKind kind, PriceFile file, String fileName, String importedBy, Instant at)
            throws SQLException {
        long number;
        try (PreparedStatement insert = unit.connection()
                .prepareStatement(
                        "insert into settlement_price_import (kind, price_area, resolution, period_from, period_to,"
                                + " file_name, imported_by, imported_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                        new String[] {"import_number"})) {
            insert.setString(1, kind.name());
            insert.setString(2, file.priceArea());
            insert.setString(3, file.resolution().code());
            setTime(insert, 4, file.period().from());
            setTime(insert, 5, file.period().to());
            insert.setString(6, fileName);
            insert.setString(7, importedBy);
            setTime(insert, 8, at);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                number = keys.getLong(1);
            }
        }
        try (BulkInsert rows = unit.bulkInsert("settlement_price", "import_number", "priced_at", "price_millionths")) {
            for (Map.Entry<Instant, BigDecimal> one : file.prices().entrySet()) {
                rows.row(
                        number,
                        one.getKey(),
                        one.getValue().movePointRight(SCALE).longValueExact());
            }
        }
        return new PriceImport(
                number, kind, file.priceArea(), file.resolution(), file.period(), fileName, importedBy, at);
    }

    /** The newest first. */
    public List<PriceImport> imports(UnitOfWork unit, int limit) throws SQLException {
        List<PriceImport> imports = new ArrayList<>();
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select import_number, kind, price_area, resolution, period_from, period_to,"
                        + " file_name, imported_by, imported_at from settlement_price_import"
                        + " order by import_number desc limit ?")) {
            query.setInt(1, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    imports.add(new PriceImport(
                            row.getLong("import_number"),
                            PriceKind.valueOf(row.getString("kind")),
                            row.getString("price_area"),
                            MarketCode.of(Resolution.class, row.getString("resolution")),
                            new Interval(time(row, "period_from"), time(row, "period_to")),
                            row.getString("file_name"),
                            row.getString("imported_by"),
                            time(row, "imported_at")));
                }
            }
        }
        return imports;
    }

    public void read(UnitOfWork unit, PriceKind kind, String priceArea, Interval period, long importMax, PriceSink sink)
            throws SQLException {
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select i.resolution, p.priced_at, p.price_millionths from settlement_price_import i"
                        + " join settlement_price p on p.import_number = i.import_number"
                        + " where i.kind = ? and i.price_area = ? and i.import_number <= ?"
                        + " and p.priced_at >= ? and p.priced_at < ? order by i.import_number, p.priced_at")) {
            query.setString(1, kind.name());
            query.setString(2, priceArea);
            query.setLong(3, importMax);
            setTime(query, 4, period.from());
            setTime(query, 5, period.to());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    sink.price(
                            MarketCode.of(Resolution.class, row.getString("resolution")),
                            time(row, "priced_at"),
                            BigDecimal.valueOf(row.getLong("price_millionths"), SCALE));
                }
            }
        }
    }

    private static void setTime(PreparedStatement statement, int place, Instant time) throws SQLException {
        statement.setObject(place, time.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
