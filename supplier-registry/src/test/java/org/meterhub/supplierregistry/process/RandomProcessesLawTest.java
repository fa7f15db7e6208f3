package org.meterhub.supplierregistry.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.BEKKESTROM;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HAVVIND;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HOUSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.TINDEKRAFT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.supplierregistry.MarketDesk;
import org.meterhub.supplierregistry.SupplyPeriod;

/**
 * Whatever is asked in whatever order: at every moment at most one supplier and one customer; what was known is known for ever; what is done is not done again;
 * and nobody but the requester hears of anything before it is final.
 */
class RandomProcessesLawTest {

    private static final int STEPS = 200;
    private static final List<Gln> SUPPLIERS = List.of(TINDEKRAFT, BEKKESTROM, HAVVIND);
    private static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;

    static Stream<Arguments> runs() {
        return Stream.of(Dialect.values())
                .flatMap(dialect -> Stream.of(20261025L, 7L, 1814L).map(seed -> Arguments.of(dialect, seed)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void the_registry_keeps_its_laws(Dialect dialect, long seed) {
        Random random = new Random(seed);
        Map<Instant, List<String>> known = new LinkedHashMap<>();
        Map<String, Integer> confirmed = new TreeMap<>();
        LocalDate today = LocalDate.parse("2026-10-02");
        try (MarketDesk desk = new MarketDesk(dialect, "2026-10-02T08:00:00Z")) {
            desk.makeLastResort(HAVVIND);
            List<String> transactions = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                today = today.plusDays(random.nextInt(3));
                Instant hour = CALENDAR.startOf(today).plusSeconds(3_600L * (1 + random.nextInt(20)));
                desk.at(hour.isAfter(desk.now()) ? hour : desk.now().plusSeconds(60));
                today = CALENDAR.dayOf(desk.now());
                desk.advance();
                assertThat(desk.advance())
                        .as("seed %d, step %d: all was done", seed, step)
                        .isEmpty();
                desk.at(desk.now().plusSeconds(1));
                Outcome outcome = ask(desk, random, today, transactions);
                if (outcome instanceof Outcome.Confirmed granted) {
                    ProcessStep happened = granted.step();
                    confirmed.merge(happened.kind() + " " + happened.event(), 1, Integer::sum);
                    if (happened.event() == ProcessEvent.CONFIRMED || happened.event() == ProcessEvent.CANCELLED) {
                        assertThat(happened.notices())
                                .as("seed %d, step %d: nobody hears of it yet", seed, step)
                                .isEmpty();
                    }
                }
                transactions.add(desk.lastTransaction());
                checkNow(desk, seed, step);
                known.put(desk.now(), desk.supply(HOUSE));
            }
            known.forEach((at, supply) -> assertThat(desk.supply(HOUSE, at))
                    .as("seed %d: as known at %s", seed, at)
                    .isEqualTo(supply));
            System.out.println(dialect + ", seed " + seed + ": " + confirmed);
            assertThat(confirmed)
                    .as("seed %d went through most of the processes", seed)
                    .containsKeys("CHANGE_OF_SUPPLIER CONFIRMED", "MOVE_IN CONFIRMED", "MOVE_IN TOOK_EFFECT")
                    .hasSizeGreaterThan(7);
        }
    }

    private static Outcome ask(MarketDesk desk, Random random, LocalDate today, List<String> transactions) {
        Gln who = SUPPLIERS.get(random.nextInt(SUPPLIERS.size()));
        List<SupplyPeriod> ever = desk.everySupply(HOUSE);
        SupplyPeriod some = ever.get(random.nextInt(ever.size()));
        Gln itsSupplier = (Gln) some.supplier();
        // A few days only, so that requests collide and overtake each other.
        Instant soon = CALENDAR.startOf(today.plusDays(1 + random.nextInt(12)));
        Instant around = CALENDAR.startOf(today.plusDays(random.nextInt(24) - 12));
        String customer = "1111111111" + random.nextInt(10);
        return switch (random.nextInt(11)) {
            case 0, 1 -> desk.change(who, HOUSE, soon);
            case 2 -> desk.changeAtShortNotice(who, HOUSE, soon);
            case 3 -> desk.moveIn(who, HOUSE, around, customer);
            case 4 -> desk.endSupply(itsSupplier, HOUSE, CALENDAR.startOf(today.plusDays(1 + random.nextInt(4))));
            case 5 -> desk.moveOut(itsSupplier, HOUSE, around);
            case 6, 7 -> desk.undoChange(itsSupplier, HOUSE, some.validFrom());
            case 8 -> desk.undoMove(itsSupplier, HOUSE, some.validFrom());
            default -> {
                int latest = transactions.size() - 1 - random.nextInt(4);
                yield desk.cancel(who, HOUSE, latest < 0 ? "T-0" : transactions.get(latest), null);
            }
        };
    }

    private static void checkNow(MarketDesk desk, long seed, int step) {
        for (String table : List.of("supply_period", "customer_period", "metering_point_period")) {
            assertThat(desk.count("select count(*) from " + table + " a join " + table
                            + " b on a.gsrn = b.gsrn and a.id < b.id"
                            + " and a.superseded_at is null and b.superseded_at is null"
                            + " and (b.valid_to is null or a.valid_from < b.valid_to)"
                            + " and (a.valid_to is null or b.valid_from < a.valid_to)"))
                    .as("seed %d, step %d: periods of %s that overlap", seed, step, table)
                    .isZero();
        }
        assertThat(
                        desk.count(
                                "select count(*) from supply_period s join market_process p on p.id = s.begun_by"
                                        + " where s.superseded_at is null and p.state not in ('EFFECTUATED', 'AWAITING_CUSTOMER_DATA')"))
                .as("seed %d, step %d: supply begun by a process that does not stand", seed, step)
                .isZero();
        assertThat(desk.count("select count(*) from market_process p where p.state = 'EFFECTUATED'"
                        + " and p.kind in ('CHANGE_OF_SUPPLIER', 'CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE', 'MOVE_IN')"
                        + " and not exists (select 1 from supply_period s where s.begun_by = p.id"
                        + " and s.superseded_at is null)"))
                .as("seed %d, step %d: a process stands that has left no supply", seed, step)
                .isZero();
    }
}
