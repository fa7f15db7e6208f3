package org.meterhub.supplierregistry.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.GsrnRange;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.supplierregistry.ExchangeAreas;
import org.meterhub.supplierregistry.GridArea;
import org.meterhub.supplierregistry.MasterData;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.MeteringPoints;
import org.meterhub.supplierregistry.Supply;

/** {@link MeteringPoints} by one join of master-data periods and supply periods; parties and areas come from the {@link PartyDirectory}. */
public final class JdbcMeteringPoints implements MeteringPoints {

    private static final int ROWS_PER_FETCH = 5_000;

    /** %1$s: which points; %2$s, %3$s: which recorded versions of master data and of supply; %4$s: which points the supply may be of. */
    private static final String QUERY = """
            select m.gsrn, m.valid_from, m.valid_to, m.type, m.sub_type, m.connection_state, m.settlement_method, m.resolution,
                   m.unit, m.product, m.grid_area, m.from_grid_area, m.to_grid_area, m.parent, m.grid_loss,
                   s.supplier, s.balance_responsible, s.valid_from, s.valid_to
            from metering_point_period m
            left join supply_period s on s.gsrn = m.gsrn
                 and s.valid_from < ? and (s.valid_to is null or s.valid_to > ?) and %3$s %4$s
            where %1$s
              and m.valid_from < ? and (m.valid_to is null or m.valid_to > ?) and %2$s
            order by m.gsrn, m.valid_from, s.valid_from""";

    private static final String OF_POINTS = "m.gsrn = any(?)";
    private static final String OF_AREAS =
            "(m.grid_area = any(?) or m.from_grid_area = any(?) or m.to_grid_area = any(?))";

    private static final String BETWEEN = "m.gsrn between %d and %d";

    /** Says of supply what is so anyway, so that the server need not read all of it: both sides come from their index, in order. */
    private static final String SUPPLY_BETWEEN = "and s.gsrn between %d and %d";

    private static final String NEXT =
            "select min(gsrn), max(gsrn) from (select gsrn from metering_point where gsrn > ? order by gsrn limit ?) n";

    private static final String CHILDREN =
            "select distinct gsrn from metering_point_period where parent = ? and superseded_at is null"
                    + " and valid_from < ? and (valid_to is null or valid_to > ?) order by gsrn";

    private final PartyStore parties;

    public JdbcMeteringPoints(PartyStore parties) {
        this.parties = parties;
    }

    @Override
    public Map<Gsrn, List<MeteringPointPeriod>> periods(
            UnitOfWork unit, Collection<Gsrn> points, Interval interval, @Nullable Instant knownAt) {
        if (points.size() > POINTS_PER_QUESTION_MAX) {
            throw new IllegalArgumentException(
                    points.size() + " points in one question, at most " + POINTS_PER_QUESTION_MAX);
        }
        Map<Gsrn, List<MeteringPointPeriod>> found = new HashMap<>(points.size() * 2);
        if (points.isEmpty()) {
            return found;
        }
        Object[] numbers = points.stream().map(Gsrn::toLong).distinct().sorted().toArray();
        Consumer<MeteringPointPeriod> collect = period ->
                found.computeIfAbsent(period.gsrn(), gsrn -> new ArrayList<>(1)).add(period);
        try {
            ask(unit, OF_POINTS, "", "bigint", numbers, interval, knownAt, collect);
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read metering points", failure);
        }
        return found;
    }

    @Override
    public void settlementPeriods(
            UnitOfWork unit,
            Set<GridAreaCode> areas,
            Interval interval,
            @Nullable Instant knownAt,
            Consumer<MeteringPointPeriod> receiver) {
        if (areas.isEmpty()) {
            return;
        }
        Object[] codes = areas.stream().map(GridAreaCode::value).toArray();
        try {
            ask(unit, OF_AREAS, "", "varchar", codes, interval, knownAt, receiver);
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read the metering points of " + areas, failure);
        }
    }

    @Override
    public void periodsOf(UnitOfWork unit, GsrnRange range, Interval interval, Consumer<MeteringPointPeriod> receiver) {
        long first = range.first().toLong();
        long last = range.last().toLong();
        try {
            ask(
                    unit,
                    BETWEEN.formatted(first, last),
                    SUPPLY_BETWEEN.formatted(first, last),
                    "bigint",
                    new Object[0],
                    interval,
                    null,
                    receiver);
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read the metering points of " + range, failure);
        }
    }

    @Override
    public List<Gsrn> childrenOf(UnitOfWork unit, Gsrn parent, Interval interval) {
        try (PreparedStatement select = unit.connection().prepareStatement(CHILDREN)) {
            select.setLong(1, parent.toLong());
            select.setObject(2, interval.to().atOffset(ZoneOffset.UTC));
            select.setObject(3, interval.from().atOffset(ZoneOffset.UTC));
            List<Gsrn> children = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    children.add(Gsrn.ofLong(rows.getLong(1)));
                }
            }
            return children;
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read the children of a metering point", failure);
        }
    }

    @Override
    public Optional<GsrnRange> nextRange(UnitOfWork unit, @Nullable Gsrn after, int count) {
        try (PreparedStatement select = unit.connection().prepareStatement(NEXT)) {
            select.setLong(1, after == null ? 0 : after.toLong());
            select.setInt(2, count);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                long first = row.getLong(1);
                return row.wasNull()
                        ? Optional.empty()
                        : Optional.of(new GsrnRange(Gsrn.ofLong(first), Gsrn.ofLong(row.getLong(2))));
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot count off metering points", failure);
        }
    }

    private void ask(
            UnitOfWork unit,
            String which,
            String whichSupply,
            String type,
            Object[] keys,
            Interval interval,
            @Nullable Instant knownAt,
            Consumer<MeteringPointPeriod> receiver)
            throws SQLException {
        // Before the large query: the connection then belongs to the stream of its rows.
        PartyDirectory directory = parties.directory(unit);
        String sql = QUERY.formatted(which, versions("m", knownAt), versions("s", knownAt), whichSupply);
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            OffsetDateTime from = interval.from().atOffset(ZoneOffset.UTC);
            OffsetDateTime to = interval.to().atOffset(ZoneOffset.UTC);
            int next = 1;
            select.setObject(next++, to);
            select.setObject(next++, from);
            next = bindVersions(select, next, knownAt);
            for (int i = which.indexOf('?'); i >= 0; i = which.indexOf('?', i + 1)) {
                select.setArray(next++, unit.connection().createArrayOf(type, keys));
            }
            select.setObject(next++, to);
            select.setObject(next++, from);
            bindVersions(select, next, knownAt);
            select.setFetchSize(ROWS_PER_FETCH);
            try (ResultSet rows = select.executeQuery()) {
                assemble(rows, directory, new PeriodAssembler(interval, receiver));
            }
        }
    }

    private static String versions(String alias, @Nullable Instant knownAt) {
        return knownAt == null
                ? alias + ".superseded_at is null"
                : alias + ".recorded_at <= ? and (" + alias + ".superseded_at is null or " + alias
                        + ".superseded_at > ?)";
    }

    private static int bindVersions(PreparedStatement select, int next, @Nullable Instant knownAt) throws SQLException {
        if (knownAt == null) {
            return next;
        }
        select.setObject(next, knownAt.atOffset(ZoneOffset.UTC));
        select.setObject(next + 1, knownAt.atOffset(ZoneOffset.UTC));
        return next + 2;
    }

    private static void assemble(ResultSet rows, PartyDirectory directory, PeriodAssembler assembler)
            throws SQLException {
        Shared shared = new Shared(directory);
        long currentPoint = 0;
        Instant currentFrom = Instant.MIN;
        while (rows.next()) {
            long point = rows.getLong(1);
            Instant from = Columns.instantOrFail(rows, 2);
            if (point != currentPoint || !from.equals(currentFrom)) {
                currentPoint = point;
                currentFrom = from;
                assembler.masterData(Gsrn.ofLong(point), shared.masterData(rows), from, Columns.instant(rows, 3));
            }
            long supplier = rows.getLong(16);
            if (!rows.wasNull()) {
                Supply supply = shared.supply(supplier, rows.getLong(17));
                assembler.supply(supply, Columns.instantOrFail(rows, 18), Columns.instant(rows, 19));
            }
        }
        assembler.end();
    }

    /** Equal values of many rows become one object: a grid area has few kinds of points and few suppliers, but many points. */
    private static final class Shared {

        private final PartyDirectory directory;
        private final Map<MasterData, MasterData> masterData = new HashMap<>();
        private final Map<Supply, Supply> supplies = new HashMap<>();
        private final Map<String, GridArea> areas = new HashMap<>();

        Shared(PartyDirectory directory) {
            this.directory = directory;
            directory.areas().forEach(area -> areas.put(area.code().value(), area));
        }

        Supply supply(long supplier, long balanceResponsible) {
            Supply supply = new Supply(directory.number(supplier), directory.number(balanceResponsible));
            return supplies.computeIfAbsent(supply, same -> same);
        }

        MasterData masterData(ResultSet rows) throws SQLException {
            GridArea area = area(rows.getString(11));
            String from = rows.getString(12);
            String to = rows.getString(13);
            long parent = rows.getLong(14);
            boolean hasParent = !rows.wasNull();
            String settlementMethod = rows.getString(7);
            MasterData data = new MasterData(
                    MarketCode.of(MeteringPointType.class, rows.getString(4)),
                    MarketCode.of(MeteringMethod.class, rows.getString(5)),
                    MarketCode.of(ConnectionState.class, rows.getString(6)),
                    settlementMethod == null ? null : MarketCode.of(SettlementMethod.class, settlementMethod),
                    MarketCode.of(Resolution.class, rows.getString(8)),
                    rows.getString(9),
                    rows.getString(10),
                    area.code(),
                    area.gridCompany(),
                    from == null || to == null ? null : exchange(area(from), area(to)),
                    hasParent ? Gsrn.ofLong(parent) : null,
                    rows.getBoolean(15));
            return hasParent ? data : masterData.computeIfAbsent(data, same -> same);
        }

        private static ExchangeAreas exchange(GridArea from, GridArea to) {
            PartyId fromCompany = from.gridCompany();
            return new ExchangeAreas(from.code(), fromCompany, to.code(), to.gridCompany());
        }

        private GridArea area(String code) {
            GridArea area = areas.get(code);
            if (area == null) {
                throw new IllegalStateException("grid area " + code + " is missing");
            }
            return area;
        }
    }
}
