package org.meterhub.supplierregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.cancellation.CancellationRequest;
import org.meterhub.supplierregistry.changeofsupplier.ChangeOfSupplierRequest;
import org.meterhub.supplierregistry.customerdata.CustomerDataRequest;
import org.meterhub.supplierregistry.endofsupply.EndOfSupplyRequest;
import org.meterhub.supplierregistry.meteringpoint.MeteringPointRequest;
import org.meterhub.supplierregistry.movein.MoveInRequest;
import org.meterhub.supplierregistry.process.Notice;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessStep;
import org.meterhub.supplierregistry.process.ProcessTimeline;
import org.meterhub.supplierregistry.undo.UndoRequest;

/** The reference market with a present of its own: each request in a transaction of its own, in few words. */
public final class MarketDesk implements AutoCloseable {

    public static final String NEW_CUSTOMER = "11111111111";

    public final TwoGridAreasMarket market;
    private final AtomicLong transactions = new AtomicLong();
    private volatile Instant now;
    private @Nullable UnitOfWork batch;

    public MarketDesk(Dialect dialect, String now) {
        this.market = TwoGridAreasMarket.loaded(dialect);
        this.now = Instant.parse(now);
    }

    public Instant now() {
        return now;
    }

    /** Time passes; nothing falls due by itself. */
    public MarketDesk at(Instant later) {
        now = later;
        return this;
    }

    public MarketDesk at(String later) {
        return at(Instant.parse(later));
    }

    /** Asks everything in one transaction, as the requests of one batch, whose points were looked up before. */
    public List<Outcome> inOneBatch(Collection<Gsrn> points, List<Supplier<Outcome>> requests) {
        return market.database.inTransaction(unit -> {
            market.registry.processes().lookUp(unit, points);
            batch = unit;
            try {
                return requests.stream().map(Supplier::get).toList();
            } finally {
                batch = null;
            }
        });
    }

    private Outcome inTransaction(Database.Work<Outcome> request) {
        UnitOfWork open = batch;
        if (open == null) {
            return market.database.inTransaction(request);
        }
        try {
            return request.with(open);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    public Outcome change(Gln supplier, Gsrn point, Instant start) {
        return change(supplier, point, start, null, false);
    }

    public Outcome changeAtShortNotice(Gln supplier, Gsrn point, Instant start) {
        return change(supplier, point, start, null, true);
    }

    public Outcome change(
            Gln supplier, Gsrn point, Instant start, @Nullable String balanceResponsible, boolean shortNotice) {
        ChangeOfSupplierRequest request = new ChangeOfSupplierRequest(
                nextTransaction(),
                supplier,
                point.value(),
                supplier.value(),
                balanceResponsible,
                null,
                null,
                start,
                now,
                shortNotice);
        return inTransaction(unit -> market.registry.changesOfSupplier().request(unit, request, now));
    }

    /** A change of supplier that names whom the supplier takes the point for. */
    public Outcome changeFor(String customer, Gln supplier, Gsrn point, Instant start) {
        ChangeOfSupplierRequest request = new ChangeOfSupplierRequest(
                nextTransaction(),
                supplier,
                point.value(),
                supplier.value(),
                null,
                customer,
                "Kari Bytter",
                start,
                now,
                false);
        return inTransaction(unit -> market.registry.changesOfSupplier().request(unit, request, now));
    }

    public Outcome moveIn(Gln supplier, Gsrn point, Instant start) {
        return moveIn(supplier, point, start, NEW_CUSTOMER);
    }

    public Outcome moveIn(Gln supplier, Gsrn point, Instant start, String customer) {
        MoveInRequest request = new MoveInRequest(
                nextTransaction(),
                supplier,
                point.value(),
                supplier.value(),
                null,
                customer,
                "Ola Flyttmann",
                start,
                now);
        return inTransaction(unit -> market.registry.moveIns().request(unit, request, now));
    }

    public Outcome endSupply(Gln supplier, Gsrn point, Instant end) {
        return end(supplier, point, end, false);
    }

    public Outcome moveOut(Gln supplier, Gsrn point, Instant end) {
        return end(supplier, point, end, true);
    }

    private Outcome end(Gln supplier, Gsrn point, Instant end, boolean moveOut) {
        EndOfSupplyRequest request =
                new EndOfSupplyRequest(nextTransaction(), supplier, point.value(), null, end, now, moveOut);
        return inTransaction(unit -> market.registry.endsOfSupply().request(unit, request, now));
    }

    public Outcome undoChange(Gln supplier, Gsrn point, Instant start) {
        return undo(supplier, point, start, false);
    }

    public Outcome undoMove(Gln supplier, Gsrn point, Instant start) {
        return undo(supplier, point, start, true);
    }

    private Outcome undo(Gln supplier, Gsrn point, Instant start, boolean move) {
        UndoRequest request = new UndoRequest(nextTransaction(), supplier, point.value(), start, now, move);
        return inTransaction(unit -> market.registry.undoings().request(unit, request, now));
    }

    public Outcome cancel(Gln sender, Gsrn point, String originalTransaction, @Nullable BusinessReason reason) {
        CancellationRequest request =
                new CancellationRequest(nextTransaction(), sender, point.value(), originalTransaction, reason, now);
        return inTransaction(unit -> market.registry.cancellations().request(unit, request, now));
    }

    /** Every supply that the registry has ever known of at the point, also what no longer holds. */
    public List<SupplyPeriod> everySupply(Gsrn point) {
        return market.database.inTransaction(unit -> market.registry
                .pointRecords()
                .timeline(unit, point)
                .map(PointTimeline::supply)
                .orElse(List.of()));
    }

    public Outcome create(Gln gridCompany, Gsrn point, Instant from) {
        Map<PointAttribute, String> house = new EnumMap<>(PointAttribute.class);
        house.put(PointAttribute.TYPE, "E17");
        house.put(PointAttribute.SUB_TYPE, "D01");
        house.put(PointAttribute.SETTLEMENT_METHOD, "D01");
        house.put(PointAttribute.GRID_AREA, "101");
        house.put(PointAttribute.RESOLUTION, "PT1H");
        house.put(PointAttribute.UNIT, "KWH");
        house.put(PointAttribute.PRODUCT, "8716867000030");
        house.put(PointAttribute.METER_NUMBER, "697063140000001");
        house.put(PointAttribute.STREET_NAME, "Bryggegata");
        house.put(PointAttribute.POSTAL_CODE, "5003");
        return point(ProcessKind.CREATE_METERING_POINT, gridCompany, point, from, house);
    }

    public Outcome point(
            ProcessKind kind, Gln sender, Gsrn point, Instant from, Map<PointAttribute, String> attributes) {
        MeteringPointRequest request =
                new MeteringPointRequest(kind, nextTransaction(), sender, point.value(), from, attributes, now);
        return market.database.inTransaction(
                unit -> market.registry.meteringPointLives().request(unit, request, now));
    }

    /** @param customer null: nothing but a protected name */
    public Outcome customerData(Gln sender, Gsrn point, Instant from, @Nullable CustomerData customer) {
        CustomerData data =
                customer == null ? new CustomerData(null, null, null, null, true, null, null, List.of()) : customer;
        CustomerDataRequest request =
                new CustomerDataRequest(nextTransaction(), sender, point.value(), from, data, now);
        return market.database.inTransaction(
                unit -> market.registry.customerDataUpdates().request(unit, request, now));
    }

    /** The connection states of a point as {@code day state}. */
    public List<String> states(Gsrn point) {
        return market.database.inTransaction(
                unit -> market.registry.pointRecords().asKnownAt(unit, point, now).orElseThrow().masterData().stream()
                        .map(period -> TwoGridAreasMarket.PROFILE.calendar().dayOf(period.validFrom()) + " "
                                + period.value(PointAttribute.CONNECTION_STATE).orElseThrow())
                        .toList());
    }

    /** The id that the last request had. */
    public String lastTransaction() {
        return "T-" + transactions.get();
    }

    private String nextTransaction() {
        return "T-" + transactions.incrementAndGet();
    }

    /** Does what is due by now. */
    public List<ProcessStep> advance() {
        return market.database.inTransaction(unit -> market.registry.processes().advanceDue(unit, now, 1_000));
    }

    public List<ProcessStep> advanceAt(Instant later) {
        return at(later).advance();
    }

    /** Does what is due by a time, at most so much of it, without moving the present. */
    public List<ProcessStep> advanceAt(Instant later, int limit) {
        return market.database.inTransaction(unit -> market.registry.processes().advanceDue(unit, later, limit));
    }

    public static ProcessStep confirmed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Confirmed.class);
        return ((Outcome.Confirmed) outcome).step();
    }

    /** The codes of a refusal; none when it was granted. */
    public static List<String> codes(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected
                ? rejected.rejections().stream()
                        .map(rejection -> rejection.code().code())
                        .toList()
                : List.of();
    }

    /** Notices as {@code kind reason receiver day}. */
    public static List<String> notices(ProcessStep step) {
        List<String> told = new ArrayList<>();
        for (Notice notice : step.notices()) {
            told.add(notice.kind() + " " + notice.reason().code() + " " + notice.receiver() + " "
                    + TwoGridAreasMarket.PROFILE.calendar().dayOf(notice.validFrom()));
        }
        return told;
    }

    /** Who supplies the point as {@code day supplier}, one line for each change between 2020 and 2030; "nobody" where nobody does. */
    public List<String> supply(Gsrn point) {
        return supply(point, null);
    }

    public List<String> supply(Gsrn point, @Nullable Instant knownAt) {
        Interval decade =
                new Interval(TwoGridAreasMarket.midnight("2020-01-01"), TwoGridAreasMarket.midnight("2030-01-01"));
        List<MeteringPointPeriod> periods = market.database.inTransaction(unit -> market.registry
                .meteringPoints()
                .periods(unit, List.of(point), decade, knownAt)
                .getOrDefault(point, List.of()));
        List<String> lines = new ArrayList<>();
        PartyId last = null;
        for (MeteringPointPeriod period : periods) {
            Supply supply = period.supply();
            PartyId supplier = supply == null ? null : supply.supplier();
            if (lines.isEmpty() || !Objects.equals(last, supplier)) {
                lines.add(TwoGridAreasMarket.PROFILE
                                .calendar()
                                .dayOf(period.interval().from()) + " "
                        + (supplier == null ? "nobody" : supplier));
            }
            last = supplier;
        }
        return lines;
    }

    /** Gives grid area 101 a supplier of last resort, as an operator does with SQL; on PostgreSQL that is all. */
    public void makeLastResort(Gln supplier) {
        market.database.run(unit -> {
            try (PreparedStatement update = unit.connection()
                    .prepareStatement("update grid_area set last_resort_supplier ="
                            + " (select id from party where number = ?) where code = '101'")) {
                update.setString(1, supplier.value());
                update.executeUpdate();
            }
            if (unit.dialect() == Dialect.H2) {
                try (PreparedStatement raise = unit.connection()
                        .prepareStatement("update party_directory_revision set revision = revision + 1")) {
                    raise.executeUpdate();
                }
            }
        });
    }

    public ProcessTimeline timeline(long processId) {
        return market.database.inTransaction(
                unit -> market.registry.processes().timeline(unit, processId).orElseThrow());
    }

    /** How many versions of supply of the point hold now. */
    public long currentPeriods(Gsrn point) {
        return count("select count(*) from supply_period where superseded_at is null and gsrn = " + point.toLong());
    }

    public long count(String sql) {
        return market.database.inTransaction(unit -> {
            try (PreparedStatement select = unit.connection().prepareStatement(sql);
                    ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    @Override
    public void close() {
        market.close();
    }
}
