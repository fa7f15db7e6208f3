package org.meterhub.supplierregistry.changeofsupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.BEKKESTROM;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HAVVIND;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HOUSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.TINDEKRAFT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.midnight;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.Supply;
import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.changeofsupplier.Outcome.Confirmed;

/** Whatever is asked in whatever order: at every moment one supplier, and the registry says what a model of a few lines says. */
class SupplyPeriodsLawTest {

    private static final long SEED = 20261025;
    private static final int STEPS = 80;
    private static final List<Gln> SUPPLIERS = List.of(TINDEKRAFT, BEKKESTROM, HAVVIND);
    private static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;

    @ParameterizedTest
    @EnumSource
    void at_every_moment_there_is_exactly_one_supplier(Dialect dialect) {
        Random random = new Random(SEED);
        TreeMap<Instant, PartyId> supplierFrom = new TreeMap<>(Map.of(midnight("2020-01-01"), TINDEKRAFT));
        Map<Long, PartyId> requesters = new HashMap<>();
        Set<Instant> claimed = new HashSet<>(supplierFrom.keySet());
        LocalDate today = LocalDate.parse("2026-10-02");
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            for (int step = 0; step < STEPS; step++) {
                today = today.plusDays(random.nextInt(3));
                Instant now = CALENDAR.startOf(today).plusSeconds(step);
                Gln supplier = SUPPLIERS.get(random.nextInt(SUPPLIERS.size()));
                // A few days only, so that requests collide and overtake each other.
                Instant start = CALENDAR.startOf(today.plusDays(4 + random.nextInt(20)));

                boolean expected = !claimed.contains(start)
                        && !supplierFrom.floorEntry(start).getValue().equals(supplier);
                Outcome outcome = ask(market, supplier, start, now);
                assertThat(outcome instanceof Confirmed)
                        .as("seed %d, step %d: %s", SEED, step, outcome)
                        .isEqualTo(expected);
                if (outcome instanceof Confirmed confirmed) {
                    claimed.add(start);
                    requesters.put(confirmed.processId(), supplier);
                }
                for (SupplierChanged change : effectuate(market, now)) {
                    assertThat(change.oldSupplier())
                            .isEqualTo(supplierFrom.floorEntry(change.start()).getValue());
                    assertThat(change.newSupplier()).isEqualTo(requesters.get(change.processId()));
                    supplierFrom.put(change.start(), change.newSupplier());
                }
            }
            assertThat(supplierFrom).hasSizeGreaterThan(10);
            assertThat(suppliersByRegistry(market)).isEqualTo(withoutRepetition(supplierFrom));
            assertThat(overlaps(market)).isZero();
        }
    }

    private static Outcome ask(TwoGridAreasMarket market, Gln supplier, Instant start, Instant now) {
        ChangeOfSupplierRequest request = new ChangeOfSupplierRequest(
                "T-1", supplier, HOUSE.value(), supplier.value(), null, null, null, start, now);
        return market.database.inTransaction(
                unit -> market.registry.changesOfSupplier().request(unit, request, now));
    }

    private static List<SupplierChanged> effectuate(TwoGridAreasMarket market, Instant now) {
        return market.database.inTransaction(
                unit -> market.registry.changesOfSupplier().effectuateDue(unit, now, 100));
    }

    private static TreeMap<Instant, PartyId> suppliersByRegistry(TwoGridAreasMarket market) {
        Interval decade = new Interval(midnight("2020-01-01"), midnight("2030-01-01"));
        List<MeteringPointPeriod> periods = market.database.inTransaction(unit -> market.registry
                .meteringPoints()
                .periods(unit, List.of(HOUSE), decade)
                .getOrDefault(HOUSE, List.of()));
        TreeMap<Instant, PartyId> from = new TreeMap<>();
        for (MeteringPointPeriod period : periods) {
            Supply supply = period.supply();
            assertThat(supply).as("supply in %s", period.interval()).isNotNull();
            if (supply != null) {
                from.put(period.interval().from(), supply.supplier());
            }
        }
        return from;
    }

    private static TreeMap<Instant, PartyId> withoutRepetition(TreeMap<Instant, PartyId> changes) {
        TreeMap<Instant, PartyId> distinct = new TreeMap<>();
        changes.forEach((from, supplier) -> {
            if (distinct.isEmpty() || !distinct.lastEntry().getValue().equals(supplier)) {
                distinct.put(from, supplier);
            }
        });
        return distinct;
    }

    private static long overlaps(TwoGridAreasMarket market) {
        String sql = "select count(*) from supply_period a join supply_period b on a.gsrn = b.gsrn and a.id < b.id"
                + " and a.superseded_at is null and b.superseded_at is null"
                + " and (b.valid_to is null or a.valid_from < b.valid_to)"
                + " and (a.valid_to is null or b.valid_from < a.valid_to)";
        return market.database.inTransaction(unit -> {
            try (PreparedStatement select = unit.connection().prepareStatement(sql);
                    ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
