package org.meterhub.settlement.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.SettlementCharges;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.Finding;
import org.meterhub.settlement.calculation.MeteredDaySink;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePrice;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.ChargeType;
import org.meterhub.settlement.run.compare.AreaComparison;
import org.meterhub.settlement.run.compare.Cause;
import org.meterhub.settlement.run.compare.ComparisonOutcome;
import org.meterhub.settlement.run.compare.RunComparisons;

/** Runs of wholesale types over a small area with charges, on both databases. */
class WholesaleRunsTest {

    private static final GridAreaCode NORTH = new GridAreaCode("101");
    private static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;
    private static final Interval MONTH =
            CALENDAR.intervalOf(LocalDate.parse("2025-10-01"), LocalDate.parse("2025-11-01")); // 745 hours
    private static final Charge ENERGY = new Charge("energy", "grid", ChargeType.TARIFF);
    private static final Charge LEVY = new Charge("levy", "system", ChargeType.TARIFF);
    private static final Charge SYSTEM = new Charge("system", "system", ChargeType.TARIFF);
    private static final Charge FIXED = new Charge("fixed", "grid", ChargeType.SUBSCRIPTION);

    private final MarketClock.Settable clock = new MarketClock.Settable(Instant.parse("2025-12-01T08:00:00Z"));
    private final List<SettlementPointPeriod> periods = new ArrayList<>();
    private final List<ChargePeriod> information = new ArrayList<>();
    private final List<ChargePrice> prices = new ArrayList<>();
    private final List<ChargeLink> links = new ArrayList<>();
    private long wh = 1_000;
    private @Nullable Database database;

    @AfterEach
    void closeDatabase() {
        if (database != null) {
            database.close();
        }
    }

    private SettlementRuns runs(Dialect dialect) {
        Database fresh = TestDatabases.fresh(dialect, "settlement");
        database = fresh;
        SettlementCharges charges = new SettlementCharges() {
            @Override
            public void readCharges(
                    Interval period, KnownAt knownAt, Consumer<ChargePeriod> master, Consumer<ChargePrice> priced) {
                information.forEach(master);
                prices.forEach(priced);
            }

            @Override
            public void readLinks(
                    Interval period, SortedSet<GridAreaCode> areas, KnownAt knownAt, Consumer<ChargeLink> linked) {
                links.forEach(linked);
            }
        };
        return new SettlementRuns(
                fresh,
                clock,
                (period, areas, knownAt, sink) -> periods.forEach(sink),
                this::read,
                charges,
                SettlementSettings.of(CALENDAR));
    }

    private void read(Interval period, SortedSet<GridAreaCode> areas, KnownAt knownAt, MeteredDaySink sink) {
        for (LocalDate day : CALENDAR.daysOf(period)) {
            for (long point : new long[] {10, 11}) {
                long[] hours = new long[CALENDAR.steps(day, Resolution.HOUR)];
                Arrays.fill(hours, point == 10 ? wh : 500);
                sink.day(point, CALENDAR.startOf(day), Resolution.HOUR, hours.length, hours, null);
            }
        }
    }

    private static SettlementPointPeriod point(
            long number, MeteringPointType type, @Nullable Long parent, @Nullable String supplier, boolean gridLoss) {
        return new SettlementPointPeriod(
                number,
                type,
                type == MeteringPointType.CONSUMPTION ? SettlementMethod.FLEX : null,
                NORTH,
                null,
                null,
                Resolution.HOUR,
                parent,
                supplier,
                supplier == null ? null : "balance",
                gridLoss,
                Instant.EPOCH,
                null);
    }

    private void market() {
        periods.add(point(1, MeteringPointType.CONSUMPTION, null, "loss", true));
        periods.add(point(2, MeteringPointType.PRODUCTION, null, "loss", true));
        periods.add(point(10, MeteringPointType.CONSUMPTION, null, "green", false));
        periods.add(point(11, MeteringPointType.ELECTRICAL_HEATING, 10L, null, false));
        information.add(new ChargePeriod(ENERGY, ChargeResolution.HOUR, false, Instant.EPOCH, null));
        information.add(new ChargePeriod(LEVY, ChargeResolution.DAY, true, Instant.EPOCH, null));
        information.add(new ChargePeriod(SYSTEM, ChargeResolution.DAY, false, Instant.EPOCH, null));
        information.add(new ChargePeriod(FIXED, ChargeResolution.MONTH, false, Instant.EPOCH, null));
        for (Instant hour = MONTH.from(); hour.isBefore(MONTH.to()); hour = hour.plusSeconds(3600)) {
            prices.add(new ChargePrice(ENERGY, hour, new BigDecimal("0.4")));
        }
        for (LocalDate day : CALENDAR.daysOf(MONTH).subList(0, 30)) { // no levy is known for the last day
            prices.add(new ChargePrice(LEVY, CALENDAR.startOf(day), new BigDecimal("0.1")));
            prices.add(new ChargePrice(SYSTEM, CALENDAR.startOf(day), new BigDecimal("0.05")));
        }
        prices.add(new ChargePrice(FIXED, MONTH.from(), new BigDecimal("100")));
        for (Charge charge : List.of(ENERGY, LEVY, SYSTEM, FIXED)) {
            links.add(new ChargeLink(charge, 10, 1, Instant.EPOCH, null));
        }
        links.add(new ChargeLink(LEVY, 11, 1, Instant.EPOCH, null));
    }

    private static SettlementRun settle(SettlementRuns runs, CalculationType type) {
        StartOutcome outcome = runs.start(
                new RunRequest(UUID.randomUUID(), type, MONTH, new TreeSet<>(Set.of(NORTH)), KnownAt.LATEST, false));
        return runs.execute(((StartOutcome.Started) outcome).run().version());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_month_is_charged_and_kept(Dialect dialect) {
        market();
        SettlementRuns runs = runs(dialect);
        SettlementRun run = settle(runs, CalculationType.WHOLESALE_FIXING);
        assertThat(run.status()).isEqualTo(SettlementRun.Status.INCOMPLETE);
        assertThat(run.areas().get(0).findings())
                .extracting(Finding::kind)
                .contains(Finding.Kind.CHARGE_PRICE_MISSING)
                .allMatch(kind -> !kind.fails());
        AreaCharges charges = runs.charges(run.version(), NORTH).orElseThrow();
        assertThat(charges.series())
                .extracting(
                        series -> series.key().charge().code(),
                        series -> series.key().type(),
                        ChargeSeries::rows)
                .containsExactlyInAnyOrder(
                        tuple("fixed", MeteringPointType.CONSUMPTION, 31),
                        tuple("energy", MeteringPointType.CONSUMPTION, 745),
                        tuple("levy", MeteringPointType.CONSUMPTION, 31),
                        tuple("levy", MeteringPointType.ELECTRICAL_HEATING, 31),
                        tuple("system", MeteringPointType.CONSUMPTION, 31));
        assertThat(charges.totalsOfOwners())
                .extracting(
                        total -> total.owner(),
                        total -> total.amount().orElseThrow().toPlainString())
                .as("31 days of 3.225806; 745 kWh at 0.4; 721 and half as many at 0.1; 721 at 0.05")
                .containsExactly(tuple("grid", "506.149986"), tuple("system", "36.050000"));
        assertThat(charges.totalsOfSuppliers())
                .singleElement()
                .satisfies(total -> assertThat(total.amount().orElseThrow()).isEqualByComparingTo("542.199986"));
        assertThat(settle(runs, CalculationType.FIRST_CORRECTION_SETTLEMENT).version())
                .satisfies(version -> assertThat(runs.charges(version, NORTH)).contains(charges));
        assertThat(runs.charges(settle(runs, CalculationType.BALANCE_FIXING).version(), NORTH))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_month_in_which_nothing_is_charged_is_incomplete_and_held_back(Dialect dialect) {
        market();
        links.clear();
        SettlementRuns runs = runs(dialect);
        SettlementRun run = settle(runs, CalculationType.WHOLESALE_FIXING);
        assertThat(run.status()).isEqualTo(SettlementRun.Status.INCOMPLETE);
        assertThat(run.areas().get(0).findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.CHARGES_ABSENT)
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .startsWith("grid area 101: nothing is charged in the whole month")
                        .contains("./hub import"));
        assertThat(runs.areasToSend(run.version())).isEmpty();
        assertThat(settle(runs, CalculationType.BALANCE_FIXING).areas().get(0).findings())
                .as("a balance is not about charges")
                .noneMatch(finding -> finding.kind() == Finding.Kind.CHARGES_ABSENT);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void suppliers_get_what_they_are_charged_and_owners_what_they_charge_and_the_grid_company_all_taxes(
            Dialect dialect) {
        market();
        SettlementRuns runs = runs(dialect);
        long version =
                settle(runs, CalculationType.SECOND_CORRECTION_SETTLEMENT).version();
        List<ChargeResultMessage> messages = runs.chargeMessages(version, NORTH, "grid");
        assertThat(messages)
                .extracting(
                        ChargeResultMessage::receiver,
                        ChargeResultMessage::receiverRole,
                        message -> message.series().size(),
                        message -> message.monthlyAmounts().size(),
                        message -> message.totals().size())
                .containsExactly(
                        tuple("grid", MarketRole.GRID_COMPANY, 4, 3, 1),
                        tuple("green", MarketRole.ENERGY_SUPPLIER, 5, 4, 1),
                        tuple("system", MarketRole.SYSTEM_OPERATOR, 1, 1, 1));
        assertThat(messages)
                .allMatch(message -> message.type().settlementVersion().equals(Optional.of("D02")));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_area_whose_charges_cannot_be_told_has_no_results_at_all(Dialect dialect) {
        market();
        prices.add(new ChargePrice(FIXED, MONTH.from(), new BigDecimal("101")));
        SettlementRuns runs = runs(dialect);
        SettlementRun run = settle(runs, CalculationType.WHOLESALE_FIXING);
        assertThat(run.status()).isEqualTo(SettlementRun.Status.FAILED);
        assertThat(run.areas().get(0).findings()).extracting(Finding::kind).contains(Finding.Kind.CHARGE_PRICE_DOUBLE);
        assertThat(runs.results(run.version(), NORTH)).isEmpty();
        assertThat(runs.charges(run.version(), NORTH)).isEmpty();
        assertThat(runs.chargeMessages(run.version(), NORTH, "grid")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_comparison_tells_a_new_price_and_a_new_link_from_each_other(Dialect dialect) {
        market();
        SettlementRuns runs = runs(dialect);
        long before = settle(runs, CalculationType.WHOLESALE_FIXING).version();
        prices.removeIf(price -> price.charge().equals(FIXED));
        prices.add(new ChargePrice(FIXED, MONTH.from(), new BigDecimal("131")));
        links.removeIf(link -> link.charge().equals(SYSTEM));
        long after = settle(runs, CalculationType.FIRST_CORRECTION_SETTLEMENT).version();
        ComparisonOutcome outcome =
                new RunComparisons(Objects.requireNonNull(database), this::read, CALENDAR).compare(before, after);
        assertThat(outcome).isInstanceOf(ComparisonOutcome.Compared.class);
        AreaComparison north =
                ((ComparisonOutcome.Compared) outcome).comparison().areas().get(0);
        assertThat(north.points()).isEmpty();
        assertThat(north.charges())
                .extracting(
                        difference -> difference.key().charge(),
                        difference -> difference.difference().toPlainString(),
                        difference -> difference.causes())
                .containsExactlyInAnyOrder(
                        tuple(FIXED, "31.000000", Set.of(Cause.PRICE)),
                        tuple(SYSTEM, "-36.050000", Set.of(Cause.CHARGE_LINK)));
    }
}
