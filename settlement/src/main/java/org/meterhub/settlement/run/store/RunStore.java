package org.meterhub.settlement.run.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.EnergySeriesKey;
import org.meterhub.settlement.calculation.Finding;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.run.RunRequest;
import org.meterhub.settlement.run.SettlementRun;

/** Reads and writes runs, their findings and their results. Nothing here changes or deletes a result. */
public final class RunStore {

    private static final int DETAIL_LENGTH_MAX = 1000;
    private static final String RUN_COLUMNS = "version, id, calculation_type, period_from, period_to, resolution,"
            + " known_record_max, known_except, is_internal, requested_at, requested_by, known_registry_at, is_past_cutoff";

    /** A run in which an area succeeded. */
    public record SucceededPeriod(long version, Interval period) {}

    /** Records a run with all its areas waiting; empty when the id has been used. */
    public OptionalLong insert(UnitOfWork unit, RunRequest request, Resolution resolution, Instant requestedAt)
            throws SQLException {
        long version;
        try (PreparedStatement insert = unit.connection()
                .prepareStatement(
                        "insert into settlement_run (id, calculation_type, period_from, period_to, resolution,"
                                + " known_record_max, known_except, is_internal, requested_at, requested_by, known_registry_at,"
                                + " is_past_cutoff) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        new String[] {"version"})) {
            insert.setObject(1, request.id());
            insert.setString(2, request.type().code());
            setTime(insert, 3, request.period().from());
            setTime(insert, 4, request.period().to());
            insert.setString(5, resolution.code());
            insert.setLong(6, request.knownAt().recordIdMax());
            insert.setString(
                    7,
                    request.knownAt().except().stream()
                            .sorted()
                            .map(String::valueOf)
                            .collect(Collectors.joining(",")));
            insert.setBoolean(8, request.internal());
            setTime(insert, 9, requestedAt);
            insert.setString(10, request.requestedBy());
            Instant registryAt = request.knownAt().registryAtOrNull();
            insert.setObject(11, registryAt == null ? null : registryAt.atOffset(ZoneOffset.UTC));
            insert.setBoolean(12, request.pastCutoff());
            if (insert.executeUpdate() == 0) {
                return OptionalLong.empty();
            }
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                version = keys.getLong(1);
            }
        }
        try (BulkInsert areas = unit.bulkInsert("settlement_area", "version", "grid_area", "status")) {
            for (GridAreaCode area : request.gridAreas()) {
                areas.row(version, area.value(), SettlementRun.AreaStatus.WAITING.name());
            }
        }
        return OptionalLong.of(version);
    }

    public Optional<SettlementRun> find(UnitOfWork unit, long version) throws SQLException {
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select " + RUN_COLUMNS + " from settlement_run where version = ?")) {
            query.setLong(1, version);
            return runs(unit, query).stream().findFirst();
        }
    }

    /** The newest first. */
    public List<SettlementRun> list(UnitOfWork unit, int limit) throws SQLException {
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select " + RUN_COLUMNS + " from settlement_run order by version desc limit ?")) {
            query.setInt(1, limit);
            return runs(unit, query);
        }
    }

    private static KnownAt knownAt(ResultSet row) throws SQLException {
        KnownAt ofLog = new KnownAt(row.getLong("known_record_max"), numbers(row.getString("known_except")));
        OffsetDateTime registryAt = row.getObject("known_registry_at", OffsetDateTime.class);
        return registryAt == null ? ofLog : ofLog.withRegistryAt(registryAt.toInstant());
    }

    private static List<SettlementRun> runs(UnitOfWork unit, PreparedStatement query) throws SQLException {
        List<SettlementRun> bare = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                bare.add(new SettlementRun(
                        row.getLong("version"),
                        row.getObject("id", UUID.class),
                        CalculationType.of(row.getString("calculation_type")),
                        new Interval(time(row, "period_from"), time(row, "period_to")),
                        MarketCode.of(Resolution.class, row.getString("resolution")),
                        knownAt(row),
                        row.getBoolean("is_past_cutoff"),
                        row.getBoolean("is_internal"),
                        time(row, "requested_at"),
                        row.getString("requested_by"),
                        null,
                        List.of()));
            }
        }
        List<SettlementRun> whole = new ArrayList<>();
        for (SettlementRun run : bare) {
            whole.add(new SettlementRun(
                    run.version(),
                    run.id(),
                    run.type(),
                    run.period(),
                    run.resolution(),
                    run.knownAt(),
                    run.pastCutoff(),
                    run.internal(),
                    run.requestedAt(),
                    run.requestedBy(),
                    approval(unit, run.version()).orElse(null),
                    areas(unit, run.version())));
        }
        return whole;
    }

    /** Who approved a run, and when; empty when nobody has. */
    public static Optional<SettlementRun.Approval> approval(UnitOfWork unit, long version) throws SQLException {
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select approved_by, approved_at from settlement_approval where version = ?")) {
            query.setLong(1, version);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new SettlementRun.Approval(row.getString(1), time(row, "approved_at")))
                        : Optional.empty();
            }
        }
    }

    /** Keeps who approved a run, unless somebody has before. */
    public void approve(UnitOfWork unit, long version, String approvedBy, Instant at) throws SQLException {
        try (PreparedStatement insert = unit.connection()
                .prepareStatement("insert into settlement_approval (version, approved_by, approved_at)"
                        + " values (?, ?, ?) on conflict do nothing")) {
            insert.setLong(1, version);
            insert.setString(2, approvedBy);
            setTime(insert, 3, at);
            insert.executeUpdate();
        }
    }

    private static Set<Long> numbers(String list) {
        return Arrays.stream(list.split(","))
                .filter(text -> !text.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    private static List<SettlementRun.Area> areas(UnitOfWork unit, long version) throws SQLException {
        Map<String, List<Finding>> findings = findings(unit, version);
        List<SettlementRun.Area> areas = new ArrayList<>();
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select grid_area, status, finished_at, sent_at from settlement_area"
                        + " where version = ? order by grid_area")) {
            query.setLong(1, version);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String area = row.getString("grid_area");
                    areas.add(new SettlementRun.Area(
                            new GridAreaCode(area),
                            SettlementRun.AreaStatus.valueOf(row.getString("status")),
                            timeOrNull(row, "finished_at"),
                            timeOrNull(row, "sent_at"),
                            findings.getOrDefault(area, List.of())));
                }
            }
        }
        return areas;
    }

    private static Map<String, List<Finding>> findings(UnitOfWork unit, long version) throws SQLException {
        Map<String, List<Finding>> findings = new HashMap<>();
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select grid_area, kind, metering_point, found_at, detail from settlement_finding"
                        + " where version = ? order by grid_area, place")) {
            query.setLong(1, version);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String area = row.getString("grid_area");
                    findings.computeIfAbsent(area, unused -> new ArrayList<>())
                            .add(new Finding(
                                    Finding.Kind.valueOf(row.getString("kind")),
                                    new GridAreaCode(area),
                                    row.getObject("metering_point", Long.class),
                                    timeOrNull(row, "found_at"),
                                    row.getString("detail")));
                }
            }
        }
        return findings;
    }

    /** Marks a waiting area as done; false when it was not waiting any more, and then nothing may be written for it. */
    public boolean finishArea(
            UnitOfWork unit, long version, GridAreaCode area, SettlementRun.AreaStatus status, Instant at)
            throws SQLException {
        try (PreparedStatement update = unit.connection()
                .prepareStatement("update settlement_area set status = ?, finished_at = ?"
                        + " where version = ? and grid_area = ? and status = 'WAITING'")) {
            update.setString(1, status.name());
            setTime(update, 2, at);
            update.setLong(3, version);
            update.setString(4, area.value());
            return update.executeUpdate() == 1;
        }
    }

    public void insertFindings(UnitOfWork unit, long version, GridAreaCode area, List<Finding> findings)
            throws SQLException {
        try (BulkInsert rows = unit.bulkInsert(
                "settlement_finding",
                "version",
                "grid_area",
                "place",
                "kind",
                "metering_point",
                "found_at",
                "detail")) {
            int place = 0;
            for (Finding finding : findings) {
                String detail = finding.detail();
                rows.row(
                        version,
                        area.value(),
                        place++,
                        finding.kind().name(),
                        finding.meteringPoint(),
                        finding.time(),
                        detail.substring(0, Math.min(detail.length(), DETAIL_LENGTH_MAX)));
            }
        }
    }

    /** Writes the series that the run's type produces. */
    public void insertResults(UnitOfWork unit, SettlementRun run, AreaEnergy energy) throws SQLException {
        try (BulkInsert rows = unit.bulkInsert(
                "settlement_result",
                "version",
                "grid_area",
                "place",
                "kind",
                "series_level",
                "neighbour",
                "supplier",
                "balance_responsible",
                "metering_point",
                "content")) {
            int place = 0;
            for (EnergySeries series : energy.series()) {
                EnergySeriesKey key = series.key();
                if (run.type().produces(key.level())) {
                    rows.row(
                            run.version(),
                            key.gridArea().value(),
                            place++,
                            key.kind().name(),
                            key.level().name(),
                            key.neighbour() == null ? null : key.neighbour().value(),
                            key.supplier(),
                            key.balanceResponsible(),
                            key.meteringPoint(),
                            SeriesPacking.pack(series));
                }
            }
        }
    }

    /** Empty when the area has not succeeded in the run. */
    public Optional<AreaEnergy> results(UnitOfWork unit, long version, GridAreaCode area) throws SQLException {
        Optional<SettlementRun> run = find(unit, version);
        if (run.flatMap(found -> found.area(area))
                .filter(found -> found.status() == SettlementRun.AreaStatus.SUCCEEDED)
                .isEmpty()) {
            return Optional.empty();
        }
        List<EnergySeries> series = new ArrayList<>();
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select kind, series_level, neighbour, supplier, balance_responsible, metering_point,"
                        + " content from settlement_result where version = ? and grid_area = ? order by place")) {
            query.setLong(1, version);
            query.setString(2, area.value());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String neighbour = row.getString("neighbour");
                    EnergySeriesKey key = new EnergySeriesKey(
                            EnergyKind.valueOf(row.getString("kind")),
                            EnergyLevel.valueOf(row.getString("series_level")),
                            area,
                            neighbour == null ? null : new GridAreaCode(neighbour),
                            row.getString("supplier"),
                            row.getString("balance_responsible"),
                            row.getObject("metering_point", Long.class));
                    series.add(SeriesPacking.unpack(
                            key, run.get().period(), run.get().resolution(), row.getBytes("content")));
                }
            }
        }
        return Optional.of(new AreaEnergy(area, series));
    }

    /** Keeps the periods of metering points an area was settled with, so that the run can be explained for ever. */
    public void insertBasis(UnitOfWork unit, long version, GridAreaCode area, byte[] periods) throws SQLException {
        try (BulkInsert rows = unit.bulkInsert("settlement_basis", "version", "grid_area", "periods")) {
            rows.row(version, area.value(), periods);
        }
    }

    /** The periods an area was settled with; empty when it has not succeeded in the run, or was settled before basis was kept. */
    public Optional<List<SettlementPointPeriod>> basis(UnitOfWork unit, long version, GridAreaCode area)
            throws SQLException {
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select periods from settlement_basis where version = ? and grid_area = ?")) {
            query.setLong(1, version);
            query.setString(2, area.value());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(PeriodPacking.unpack(row.getBytes("periods"))) : Optional.empty();
            }
        }
    }

    /** Cancels the areas that still wait; returns how many. */
    public int cancel(UnitOfWork unit, long version, Instant at) throws SQLException {
        try (PreparedStatement update = unit.connection()
                .prepareStatement("update settlement_area set status = 'CANCELLED', finished_at = ?"
                        + " where version = ? and status = 'WAITING'")) {
            setTime(update, 1, at);
            update.setLong(2, version);
            return update.executeUpdate();
        }
    }

    /** The runs of a type, no trials, that touch the period and in which the area succeeded, whether sent or not; the newest first. */
    public List<SucceededPeriod> succeeded(UnitOfWork unit, CalculationType type, GridAreaCode area, Interval period)
            throws SQLException {
        return runs(unit, type, area, period, "");
    }

    /** The same, of those whose results were sent. */
    public List<SucceededPeriod> sent(UnitOfWork unit, CalculationType type, GridAreaCode area, Interval period)
            throws SQLException {
        return runs(unit, type, area, period, " and a.sent_at is not null");
    }

    private static List<SucceededPeriod> runs(
            UnitOfWork unit, CalculationType type, GridAreaCode area, Interval period, String only)
            throws SQLException {
        List<SucceededPeriod> found = new ArrayList<>();
        try (PreparedStatement query = unit.connection()
                .prepareStatement("select r.version, r.period_from, r.period_to from settlement_run r"
                        + " join settlement_area a on a.version = r.version"
                        + " where a.grid_area = ? and a.status = 'SUCCEEDED' and r.calculation_type = ?"
                        + " and not r.is_internal and not r.is_past_cutoff and r.period_from < ? and r.period_to > ?"
                        + only + " order by r.version desc")) {
            query.setString(1, area.value());
            query.setString(2, type.code());
            setTime(query, 3, period.to());
            setTime(query, 4, period.from());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new SucceededPeriod(
                            row.getLong("version"), new Interval(time(row, "period_from"), time(row, "period_to"))));
                }
            }
        }
        return found;
    }

    /** True for the first who asks about an area that succeeded in a run that is no trial. */
    public boolean claimSending(UnitOfWork unit, long version, GridAreaCode area, Instant at) throws SQLException {
        try (PreparedStatement update = unit.connection()
                .prepareStatement(
                        "update settlement_area set sent_at = ? where version = ? and grid_area = ?"
                                + " and status = 'SUCCEEDED' and sent_at is null and exists (select 1 from settlement_run r"
                                + " where r.version = settlement_area.version and not r.is_internal and not r.is_past_cutoff)")) {
            setTime(update, 1, at);
            update.setLong(2, version);
            update.setString(3, area.value());
            return update.executeUpdate() == 1;
        }
    }

    private static void setTime(PreparedStatement statement, int place, Instant time) throws SQLException {
        statement.setObject(place, time.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
