package org.meterhub.hubroutes.metereddata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.meterhub.hubroutes.metereddata.SmallMarket.CHANGE;
import static org.meterhub.hubroutes.metereddata.SmallMarket.FORMER;
import static org.meterhub.hubroutes.metereddata.SmallMarket.HEATING;
import static org.meterhub.hubroutes.metereddata.SmallMarket.HOUSE;
import static org.meterhub.hubroutes.metereddata.SmallMarket.LATTER;
import static org.meterhub.hubroutes.metereddata.SmallMarket.day;
import static org.meterhub.hubroutes.metereddata.SmallMarket.days;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.database.UnitOfWork;
import org.meterhub.supplierregistry.process.Reforwarding;

class ReforwarderTest {

    private static final LocalDate LAST = CHANGE.plusDays(1);
    private static final Reforwarding DUE = new Reforwarding(HOUSE, days(CHANGE, CHANGE.plusDays(2)), LATTER);

    @ParameterizedTest
    @EnumSource
    void values_of_a_point_and_of_those_that_belong_to_it_go_to_the_supplier_of_the_days(Dialect dialect) {
        try (SmallMarket market = new SmallMarket(dialect, "2021-01-01")) {
            market.database.run(unit -> market.days.append(
                    unit,
                    List.of(
                            day(HOUSE, CHANGE.minusDays(1), 1_000),
                            day(HOUSE, CHANGE, 1_000),
                            day(HOUSE, LAST, 1_000),
                            day(HOUSE, LAST.plusDays(1), 1_000),
                            day(HEATING, CHANGE, 300))));
            assertThat(market.database.<Integer>inTransaction(
                            unit -> market.reforwarder().forward(unit, DUE)))
                    .isEqualTo(3);
            assertThat(market.waiting())
                    .containsExactly(
                            LATTER + " " + HOUSE + " " + CHANGE,
                            LATTER + " " + HOUSE + " " + LAST,
                            LATTER + " " + HEATING + " " + CHANGE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void days_that_belong_to_another_are_not_told(Dialect dialect) {
        try (SmallMarket market = new SmallMarket(dialect, "2021-01-01")) {
            market.database.run(unit -> market.days.append(unit, List.of(day(HOUSE, CHANGE, 1_000))));
            Reforwarding ofFormer = new Reforwarding(HOUSE, DUE.days(), FORMER);
            assertThat(market.database.<Integer>inTransaction(
                            unit -> market.reforwarder().forward(unit, ofFormer)))
                    .isZero();
        }
    }

    /** A submission that was addressed by what was known before is waited for: its values are forwarded once more, too. */
    @Test
    void values_that_are_being_stored_meanwhile_are_not_lost() throws Exception {
        try (SmallMarket market = new SmallMarket(Dialect.POSTGRESQL, "2021-01-01")) {
            RegistryPeriods periods = new RegistryPeriods(market.registry.meteringPoints());
            CompletableFuture<Integer> forwarded = market.database.inTransaction(submission -> {
                periods.lookUp(submission, List.of(HOUSE), DUE.days());
                market.days.append(submission, List.of(day(HOUSE, CHANGE, 1_000)));
                CompletableFuture<Integer> late = CompletableFuture.supplyAsync(() -> market.database.inTransaction(
                        unit -> market.reforwarder().forward(unit, DUE)));
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> late.isDone()
                                || market.database.<Boolean>inTransaction(ReforwarderTest::somebodyWaits));
                return late;
            });
            assertThat(forwarded.get()).isEqualTo(1);
            assertThat(market.waiting()).containsExactly(LATTER + " " + HOUSE + " " + CHANGE);
        }
    }

    private static boolean somebodyWaits(UnitOfWork unit) throws SQLException {
        try (Statement statement = unit.connection().createStatement();
                ResultSet waiting =
                        statement.executeQuery("select 1 from pg_locks where locktype = 'advisory' and not granted")) {
            return waiting.next();
        }
    }
}
