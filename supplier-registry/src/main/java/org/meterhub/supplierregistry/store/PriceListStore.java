package org.meterhub.supplierregistry.store;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.pricelist.ChargeInformationRequest;
import org.meterhub.supplierregistry.pricelist.ChargeKey;
import org.meterhub.supplierregistry.pricelist.ChargeKind;
import org.meterhub.supplierregistry.pricelist.ChargeRecord;
import org.meterhub.supplierregistry.pricelist.ChargeVersion;
import org.meterhub.supplierregistry.pricelist.PriceListNotice;
import org.meterhub.supplierregistry.pricelist.PriceLists;
import org.meterhub.supplierregistry.pricelist.PriceSeries;
import org.meterhub.supplierregistry.pricelist.PriceStep;
import org.meterhub.supplierregistry.supply.Periods;
import org.meterhub.supplierregistry.supply.Versions;

/** Charges, what they are and what they cost, in versions that are never overwritten; and who is still to be told. Writers hold the owner's lock. */
public final class PriceListStore {

    private static final int ROWS_PER_FETCH = 200;

    private static final String CHARGE = "c.id, c.code, c.owner, c.type, c.resolution, c.tax";
    private static final String PERIOD = "p.id, p.name, p.description, p.vat_payer, p.transparent, p.valid_from,"
            + " p.valid_to, p.recorded_at, p.superseded_at";

    private final PartyStore parties;

    public PriceListStore(PartyStore parties) {
        this.parties = parties;
    }

    /** Takes stored prices. */
    @FunctionalInterface
    public interface SeriesReceiver {
        void series(long chargeId, PriceSeries series);
    }

    /** Waits until no other transaction changes the owner's charges, and keeps others from it until the end of this one. */
    public void lock(UnitOfWork unit, PartyId owner) {
        long id = parties.directory(unit).id(owner);
        try (PreparedStatement insert = unit.connection()
                        .prepareStatement("insert into charge_owner (owner) values (?) on conflict do nothing");
                PreparedStatement select = unit.connection()
                        .prepareStatement("select owner from charge_owner where owner = ? for update")) {
            insert.setLong(1, id);
            insert.executeUpdate();
            select.setLong(1, id);
            select.executeQuery().close();
        } catch (SQLException failure) {
            throw new DatabaseException("cannot lock the charges of an owner", failure);
        }
    }

    /** @param knownAt null: as known now */
    public Optional<ChargeRecord> find(UnitOfWork unit, ChargeKey key, @Nullable Instant knownAt) {
        PartyDirectory directory = parties.directory(unit);
        if (directory.find(key.owner()).isEmpty()) {
            return Optional.empty();
        }
        String sql =
                "select " + CHARGE + ", " + PERIOD + " from charge c left join charge_period p on p.charge_id = c.id"
                        + " where c.owner = ? and c.type = ? and c.code = ? order by c.id, p.valid_from, p.id";
        return read(unit, sql, knownAt, directory.id(key.owner()), key.kind().code(), key.code()).stream()
                .findFirst();
    }

    /** @param knownAt null: as known now */
    public List<ChargeRecord> charges(UnitOfWork unit, Interval interval, @Nullable Instant knownAt) {
        String sql = "select " + CHARGE + ", " + PERIOD + " from charge c join charge_period p on p.charge_id = c.id"
                + " where p.valid_from < ? and (p.valid_to is null or (p.valid_to > ? and p.valid_to > p.valid_from))"
                + " order by c.id, p.valid_from, p.id";
        return read(unit, sql, knownAt, interval.to(), interval.from()).stream()
                .filter(charge -> !charge.periods().isEmpty())
                .toList();
    }

    /** Charges by their numbers, with the versions that hold now. */
    Map<Long, ChargeRecord> byId(UnitOfWork unit, List<Long> ids) {
        String sql =
                "select " + CHARGE + ", " + PERIOD + " from charge c left join charge_period p on p.charge_id = c.id"
                        + " where c.id = any(?) order by c.id, p.valid_from, p.id";
        Map<Long, ChargeRecord> found = new LinkedHashMap<>();
        read(unit, sql, null, numbers(unit, ids)).forEach(charge -> found.put(charge.id(), charge));
        return found;
    }

    private static Array numbers(UnitOfWork unit, List<Long> ids) {
        try {
            return unit.connection().createArrayOf("bigint", ids.toArray());
        } catch (SQLException failure) {
            throw new DatabaseException("cannot ask for several rows", failure);
        }
    }

    private List<ChargeRecord> read(UnitOfWork unit, String sql, @Nullable Instant knownAt, Object... keys) {
        PartyDirectory directory = parties.directory(unit);
        Map<Long, ChargeRecord> charges = new LinkedHashMap<>();
        Map<Long, List<ChargeVersion>> periods = new LinkedHashMap<>();
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            Columns.bind(select, keys);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ChargeRecord charge = charge(rows, directory);
                    charges.putIfAbsent(charge.id(), charge);
                    List<ChargeVersion> known = periods.computeIfAbsent(charge.id(), unused -> new ArrayList<>());
                    if (rows.getLong(7) != 0
                            && Versions.wasKnown(Columns.instantOrFail(rows, 14), Columns.instant(rows, 15), knownAt)) {
                        known.add(period(rows, 7));
                    }
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read charges", failure);
        }
        return charges.values().stream()
                .map(charge -> new ChargeRecord(
                        charge.id(),
                        charge.key(),
                        charge.step(),
                        charge.tax(),
                        periods.getOrDefault(charge.id(), List.of())))
                .toList();
    }

    private static ChargeRecord charge(ResultSet rows, PartyDirectory directory) throws SQLException {
        return new ChargeRecord(
                rows.getLong(1),
                new ChargeKey(
                        rows.getString(2),
                        directory.number(rows.getLong(3)),
                        MarketCode.of(ChargeKind.class, rows.getString(4))),
                MarketCode.of(PriceStep.class, rows.getString(5)),
                rows.getBoolean(6),
                List.of());
    }

    private static ChargeVersion period(ResultSet rows, int first) throws SQLException {
        return new ChargeVersion(
                rows.getLong(first),
                rows.getString(first + 1),
                rows.getString(first + 2),
                rows.getString(first + 3),
                rows.getBoolean(first + 4),
                Columns.instantOrFail(rows, first + 5),
                Columns.instant(rows, first + 6));
    }

    /** The number of the charge, which is written when it is new. */
    public long create(UnitOfWork unit, ChargeKey key, PriceStep step, boolean tax, Instant now) {
        Optional<ChargeRecord> known = find(unit, key, null);
        if (known.isPresent()) {
            return known.get().id();
        }
        return insert(
                unit,
                "insert into charge (code, owner, type, resolution, tax, recorded_at) values (?, ?, ?, ?, ?, ?)",
                key.code(),
                parties.directory(unit).id(key.owner()),
                key.kind().code(),
                step.code(),
                tax,
                now);
    }

    /**
     * Records what the charge is from a date on, whatever was known of the time after.
     *
     * @return the version that says so
     */
    public long describe(UnitOfWork unit, long chargeId, ChargeInformationRequest request, Instant now) {
        Instant from = request.validFrom();
        long told = 0;
        ChargeRecord charge = byId(unit, List.of(chargeId)).get(chargeId);
        for (ChargeVersion period : charge == null ? List.<ChargeVersion>of() : charge.periods()) {
            boolean later = !period.validFrom().isBefore(from);
            if (!later && !Periods.overlap(period.validFrom(), period.validTo(), from, null)) {
                continue;
            }
            execute(unit, "update charge_period set superseded_at = ? where id = ?", now, period.version());
            if (!later) {
                told = insert(unit, chargeId, period, period.validFrom(), from, now);
            } else if (request.isStop() && told == 0) {
                told = insert(unit, chargeId, period, from, from, now);
            }
        }
        if (request.isStop()) {
            return told;
        }
        ChargeVersion described = new ChargeVersion(
                0,
                request.name(),
                request.description(),
                request.vatPayerCode(),
                Boolean.TRUE.equals(request.transparent()),
                from,
                request.validTo());
        return insert(unit, chargeId, described, from, request.validTo(), now);
    }

    /** Records what the charge is over a time of which nothing is known. */
    public void addPeriod(UnitOfWork unit, long chargeId, ChargeVersion period, Instant now) {
        insert(unit, chargeId, period, period.validFrom(), period.validTo(), now);
    }

    private static long insert(
            UnitOfWork unit, long chargeId, ChargeVersion like, Instant from, @Nullable Instant to, Instant now) {
        return insert(
                unit,
                "insert into charge_period (charge_id, name, description, vat_payer, transparent, valid_from, valid_to,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)",
                chargeId,
                like.name(),
                like.description(),
                like.vatPayerCode(),
                like.transparent(),
                from,
                to,
                now);
    }

    /** Records prices, which hold from now on wherever they speak of the same time as earlier ones. @return their number */
    public long addPrices(UnitOfWork unit, long chargeId, PriceSeries series, Instant now) {
        return insert(
                unit,
                "insert into charge_price_series (charge_id, valid_from, valid_to, prices, recorded_at)"
                        + " values (?, ?, ?, ?, ?)",
                chargeId,
                series.interval().from(),
                series.interval().to(),
                series.pack(),
                now);
    }

    /**
     * Hands over all prices that touch the interval, and monthly prices of earlier times, in the order they were told. The receiver must not use the unit
     * of work.
     *
     * @param knownAt null: as known now
     */
    public void prices(UnitOfWork unit, Interval interval, @Nullable Instant knownAt, SeriesReceiver receiver) {
        String sql = "select s.charge_id, s.valid_from, s.valid_to, s.prices from charge_price_series s"
                + " join charge c on c.id = s.charge_id"
                + " where s.valid_from < ? and (s.valid_to > ? or c.resolution = 'P1M')"
                + (knownAt == null ? "" : " and s.recorded_at <= ?") + " order by s.id";
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            if (knownAt == null) {
                Columns.bind(select, interval.to(), interval.from());
            } else {
                Columns.bind(select, interval.to(), interval.from(), knownAt);
            }
            select.setFetchSize(ROWS_PER_FETCH);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    receiver.series(rows.getLong(1), series(rows, 2));
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read prices", failure);
        }
    }

    /** The prices of a charge that touch the interval, in the order they were told. */
    public List<PriceSeries> prices(UnitOfWork unit, long chargeId, Interval interval) {
        List<PriceSeries> told = new ArrayList<>();
        try (PreparedStatement select = unit.connection()
                .prepareStatement("select valid_from, valid_to, prices from charge_price_series"
                        + " where charge_id = ? and valid_from < ? and valid_to > ? order by id")) {
            Columns.bind(select, chargeId, interval.to(), interval.from());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    told.add(series(rows, 1));
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read the prices of a charge", failure);
        }
        return told;
    }

    private static PriceSeries series(ResultSet rows, int first) throws SQLException {
        Interval interval = new Interval(Columns.instantOrFail(rows, first), Columns.instantOrFail(rows, first + 1));
        return PriceSeries.unpack(interval, rows.getBytes(first + 2));
    }

    /** Notes that parties are to be told of a version of a charge, or of a series of prices. */
    public void addNotices(
            UnitOfWork unit,
            List<PriceLists.Receiver> receivers,
            long chargeId,
            @Nullable Long version,
            @Nullable Long series,
            Instant now) {
        String sql = "insert into price_list_notice (receiver, role, charge_id, period_id, series_id, recorded_at)"
                + " values (?, ?, ?, ?, ?, ?)";
        PartyDirectory directory = parties.directory(unit);
        try (PreparedStatement insert = unit.connection().prepareStatement(sql)) {
            for (PriceLists.Receiver receiver : receivers) {
                Columns.bind(
                        insert, directory.id(receiver.party()), receiver.role().code(), chargeId, version, series, now);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException failure) {
            throw new DatabaseException("cannot note who is to be told of a price list", failure);
        }
    }

    /** Reads and removes the notices that have waited longest, but for those that are put off. */
    public List<PriceListNotice> takeNotices(UnitOfWork unit, Instant now, int limit) {
        String sql = "select n.id, n.receiver, n.role, " + CHARGE + ", p.id, p.name, p.description, p.vat_payer,"
                + " p.transparent, p.valid_from, p.valid_to, s.valid_from, s.valid_to, s.prices"
                + " from price_list_notice n join charge c on c.id = n.charge_id"
                + " left join charge_period p on p.id = n.period_id"
                + " left join charge_price_series s on s.id = n.series_id"
                + " where n.put_off_until is null or n.put_off_until <= ? order by n.id limit ?";
        PartyDirectory directory = parties.directory(unit);
        List<PriceListNotice> taken = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement select = unit.connection().prepareStatement(sql)) {
            Columns.bind(select, now, limit);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                    taken.add(notice(rows, directory));
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read who is to be told of price lists", failure);
        }
        if (!taken.isEmpty()) {
            // By their numbers, as another transaction may have drawn a lower one that is not to be seen yet.
            execute(unit, "delete from price_list_notice where id = any(?)", numbers(unit, ids));
        }
        return taken;
    }

    private static PriceListNotice notice(ResultSet rows, PartyDirectory directory) throws SQLException {
        ChargeRecord charge = new ChargeRecord(
                rows.getLong(4),
                new ChargeKey(
                        rows.getString(5),
                        directory.number(rows.getLong(6)),
                        MarketCode.of(ChargeKind.class, rows.getString(7))),
                MarketCode.of(PriceStep.class, rows.getString(8)),
                rows.getBoolean(9),
                List.of());
        boolean ofPrices = rows.getLong(10) == 0;
        return new PriceListNotice(
                directory.number(rows.getLong(2)),
                MarketCode.of(MarketRole.class, rows.getString(3)),
                charge,
                ofPrices ? null : period(rows, 10),
                ofPrices ? series(rows, 17) : null);
    }

    /** Puts off the notice that would be taken next. */
    public void putOffNextNotice(UnitOfWork unit, Instant until, Instant now) {
        execute(
                unit,
                "update price_list_notice set put_off_until = ? where id = (select min(id) from price_list_notice"
                        + " where put_off_until is null or put_off_until <= ?)",
                until,
                now);
    }

    public boolean hasNotices(UnitOfWork unit, Instant now) {
        try (PreparedStatement select = unit.connection()
                .prepareStatement("select id from price_list_notice where put_off_until is null or put_off_until <= ?"
                        + " order by id limit 1")) {
            Columns.bind(select, now);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot read who is to be told of price lists", failure);
        }
    }

    private static void execute(UnitOfWork unit, String sql, Object... values) {
        try (PreparedStatement statement = unit.connection().prepareStatement(sql)) {
            Columns.bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException("cannot write a price list", failure);
        }
    }

    private static long insert(UnitOfWork unit, String sql, @Nullable Object... values) {
        try (PreparedStatement insert = unit.connection().prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            Columns.bind(insert, values);
            insert.executeUpdate();
            try (ResultSet key = insert.getGeneratedKeys()) {
                key.next();
                return key.getLong(1);
            }
        } catch (SQLException failure) {
            throw new DatabaseException("cannot write a price list", failure);
        }
    }
}
