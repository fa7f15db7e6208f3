package org.meterhub.settlement.run.deviation.store;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.deviation.DeviationKey;
import org.meterhub.settlement.run.deviation.DeviationRun;

/** Reads and writes deviation settlements. Nothing here changes or deletes one. */
public final class DeviationStore {

    private static final int SCALE = 6;
    private static final int PROBLEM_LENGTH_MAX = 1000;
    private static final String COLUMNS =
            "deviation, requested_at, requested_by, settled_type, known_record_max, known_registry_at, import_max";

    /**
     * Which days count as settled, of a table {@code d}. One that lacked a price does not: it must be settled again once the price is there. Nor does one that
     * was counted from a run that is not sent and came out empty, as could be before only what was sent counted: nobody paid, and the parties have another
     * run.
     */
    private static final String COUNTS = " and d.problem is null and d.steps_without_price = 0"
            + " and (exists (select 1 from settlement_deviation_party p where p.deviation = d.deviation"
            + " and p.grid_area = d.grid_area and p.market_day = d.market_day)"
            + " or not exists (select 1 from settlement_area a join settlement_run r on r.version = a.version"
            + " where a.version = d.settled_version and a.grid_area = d.grid_area and a.sent_at is null"
            + " and not r.is_internal))";

    private record Place(String gridArea, LocalDate day) {}

    /** Keeps it whole, under the next number. */
    public DeviationRun insert(UnitOfWork unit, DeviationRun run) throws SQLException {
        long number;
        try (PreparedStatement insert = unit.connection()
                .prepareStatement(
                        "insert into settlement_deviation (requested_at, requested_by, settled_type, known_record_max,"
                                + " import_max, known_registry_at) values (?, ?, ?, ?, ?, ?)",
                        new String[] {"deviation"})) {
            setTime(insert, 1, run.requestedAt());
            insert.setString(2, run.requestedBy());
            insert.setString(3, run.settledType().code());
            insert.setLong(4, run.knownRecordMax());
            insert.setLong(5, run.importMax());
            insert.setObject(6, run.cutoff().atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                number = keys.getLong(1);
            }
        }
        insertDays(unit, number, run.days());
        insertParties(unit, number, run.days());
        return find(unit, number).orElseThrow();
    }

    private static void insertDays(UnitOfWork unit, long number, List<DeviationRun.Day> days) throws SQLException {
        try (BulkInsert rows = unit.bulkInsert(
                "settlement_deviation_day",
                "deviation",
                "grid_area",
                "market_day",
                "settled_version",
                "known_version",
                "steps_without_price",
                "first_without_price",
                "problem",
                "remark")) {
            for (DeviationRun.Day day : days) {
                rows.row(
                        number,
                        day.gridArea().value(),
                        day.day(),
                        day.settledVersion(),
                        day.knownVersion(),
                        day.stepsWithoutPrice(),
                        day.firstWithoutPrice(),
                        cut(day.problem()),
                        cut(day.remark()));
            }
        }
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null ? null : text.substring(0, Math.min(text.length(), PROBLEM_LENGTH_MAX));
    }

    private static void insertParties(UnitOfWork unit, long number, List<DeviationRun.Day> days) throws SQLException {
        try (BulkInsert rows = unit.bulkInsert(
                "settlement_deviation_party",
                "deviation",
                "grid_area",
                "market_day",
                "place",
                "party_role",
                "supplier",
                "balance_responsible",
                "neighbour",
                "quantity_wh",
                "amount_millionths")) {
            for (DeviationRun.Day day : days) {
                int place = 0;
                for (DeviationRun.Party party : day.parties()) {
                    DeviationKey key = party.key();
                    BigDecimal amount = party.knownAmount();
                    rows.row(
                            number,
                            day.gridArea().value(),
                            day.day(),
                            place++,
                            key.role().name(),
                            key.supplier(),
                            key.balanceResponsible(),
                            key.neighbour() == null ? null : key.neighbour().value(),
                            party.quantityWh(),
                            amount == null ? null : amount.movePointRight(SCALE).longValueExact());
                }
            }
        }
    }

    /** The run with what was known when a day was last settled by its deviation; empty when it never was. */
    public OptionalLong knownVersion(UnitOfWork unit, GridAreaCode area, LocalDate day) throws SQLException {
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select max(d.known_version) from settlement_deviation_day d where d.grid_area = ?"
                        + " and d.market_day = ?" + COUNTS)) {
            query.setString(1, area.value());
            query.setObject(2, day);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long version = row.getLong(1);
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(version);
            }
        }
    }

    /** The newest run that deviations of a type were counted with on one of the days, when it is newer than a version; empty when none is. */
    public Optional<Long> knownSince(
            UnitOfWork unit, CalculationType type, GridAreaCode area, List<LocalDate> days, long version)
            throws SQLException {
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select max(d.known_version) from settlement_deviation_day d"
                        + " join settlement_deviation s on s.deviation = d.deviation"
                        + " where d.grid_area = ? and d.market_day >= ? and d.market_day <= ? and d.known_version > ?"
                        + " and s.settled_type = ?" + COUNTS)) {
            query.setString(1, area.value());
            query.setObject(2, days.get(0));
            query.setObject(3, days.get(days.size() - 1));
            query.setLong(4, version);
            query.setString(5, type.code());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return Optional.ofNullable(number(row, 1));
            }
        }
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    /** The newest first, without their days. */
    public List<DeviationRun> list(UnitOfWork unit, int limit) throws SQLException {
        List<DeviationRun> runs = new ArrayList<>();
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select " + COLUMNS + " from settlement_deviation order by deviation desc limit ?")) {
            query.setInt(1, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    runs.add(run(row, List.of()));
                }
            }
        }
        return runs;
    }

    public Optional<DeviationRun> find(UnitOfWork unit, long number) throws SQLException {
        List<DeviationRun.Day> days = days(unit, number);
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select " + COLUMNS + " from settlement_deviation where deviation = ?")) {
            query.setLong(1, number);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(run(row, days)) : Optional.empty();
            }
        }
    }

    private static DeviationRun run(ResultSet row, List<DeviationRun.Day> days) throws SQLException {
        Instant requestedAt =
                row.getObject("requested_at", OffsetDateTime.class).toInstant();
        OffsetDateTime knownAt = row.getObject("known_registry_at", OffsetDateTime.class);
        return new DeviationRun(
                row.getLong("deviation"),
                requestedAt,
                row.getString("requested_by"),
                CalculationType.of(row.getString("settled_type")),
                row.getLong("known_record_max"),
                knownAt == null ? requestedAt : knownAt.toInstant(),
                row.getLong("import_max"),
                days);
    }

    private static List<DeviationRun.Day> days(UnitOfWork unit, long number) throws SQLException {
        Map<Place, List<DeviationRun.Party>> parties = parties(unit, number);
        List<DeviationRun.Day> days = new ArrayList<>();
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select grid_area, market_day, settled_version, known_version, steps_without_price,"
                        + " first_without_price, problem, remark from settlement_deviation_day where deviation = ?"
                        + " order by grid_area, market_day")) {
            query.setLong(1, number);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String area = row.getString("grid_area");
                    LocalDate day = row.getObject("market_day", LocalDate.class);
                    OffsetDateTime without = row.getObject("first_without_price", OffsetDateTime.class);
                    days.add(new DeviationRun.Day(
                            new GridAreaCode(area),
                            day,
                            number(row, "settled_version"),
                            number(row, "known_version"),
                            row.getInt("steps_without_price"),
                            without == null ? null : without.toInstant(),
                            row.getString("problem"),
                            row.getString("remark"),
                            parties.getOrDefault(new Place(area, day), List.of())));
                }
            }
        }
        return days;
    }

    private static Map<Place, List<DeviationRun.Party>> parties(UnitOfWork unit, long number) throws SQLException {
        Map<Place, List<DeviationRun.Party>> parties = new HashMap<>();
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select grid_area, market_day, party_role, supplier, balance_responsible, neighbour,"
                        + " quantity_wh, amount_millionths from settlement_deviation_party where deviation = ?"
                        + " order by grid_area, market_day, place")) {
            query.setLong(1, number);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String neighbour = row.getString("neighbour");
                    DeviationKey key = new DeviationKey(
                            DeviationKey.Role.valueOf(row.getString("party_role")),
                            row.getString("supplier"),
                            row.getString("balance_responsible"),
                            neighbour == null ? null : new GridAreaCode(neighbour));
                    Long amount = number(row, "amount_millionths");
                    parties.computeIfAbsent(
                                    new Place(row.getString("grid_area"), row.getObject("market_day", LocalDate.class)),
                                    unused -> new ArrayList<>())
                            .add(new DeviationRun.Party(
                                    key,
                                    row.getLong("quantity_wh"),
                                    amount == null ? null : BigDecimal.valueOf(amount, SCALE)));
                }
            }
        }
        return parties;
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static void setTime(PreparedStatement statement, int place, Instant time) throws SQLException {
        statement.setObject(place, time.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }
}
