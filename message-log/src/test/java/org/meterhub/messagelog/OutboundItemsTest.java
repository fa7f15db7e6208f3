package org.meterhub.messagelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.meterhub.messagelog.LogFixture.GRID_COMPANY;
import static org.meterhub.messagelog.LogFixture.NOON;
import static org.meterhub.messagelog.LogFixture.SUPPLIER;
import static org.meterhub.messagelog.LogFixture.bytes;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.MarketRole;

class OutboundItemsTest {

    private static final ItemGroup GROUP = new ItemGroup(SUPPLIER, MarketRole.ENERGY_SUPPLIER, "RSM-012", "E23", "");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_full_bundle_is_due_at_once_and_the_rest_waits_for_its_age(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            add(log, GROUP, 2_010, 24, NOON);
            assertThat(due(log, NOON)).containsExactly(new DueGroup(GROUP, 2_010, 2_010 * 24, NOON));

            List<OutboundItem> bundle = take(log, GROUP, NOON);
            assertThat(bundle).hasSize(2_000);
            assertThat(text(bundle.get(0))).isEqualTo("series 0");
            assertThat(text(bundle.get(1_999))).isEqualTo("series 1999");

            assertThat(due(log, NOON.plusSeconds(299))).isEmpty();
            assertThat(take(log, GROUP, NOON.plusSeconds(299))).isEmpty();
            assertThat(due(log, NOON.plusSeconds(300))).hasSize(1);
            assertThat(take(log, GROUP, NOON.plusSeconds(300))).hasSize(10);
            assertThat(take(log, GROUP, NOON.plusSeconds(300))).isEmpty();
            assertThat(log.count("outbound_item")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_bundle_ends_before_the_series_that_would_exceed_the_points(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            add(log, GROUP, 1_563, 96, NOON); // 150,048 points
            assertThat(due(log, NOON)).hasSize(1);
            assertThat(take(log, GROUP, NOON)).hasSize(1_562);
            assertThat(take(log, GROUP, NOON)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void exactly_the_limit_of_points_is_full(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            add(log, GROUP, 3, 50_000, NOON);
            assertThat(due(log, NOON)).hasSize(1);
            assertThat(take(log, GROUP, NOON)).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_single_series_beyond_the_points_has_a_bundle_of_its_own(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            add(log, GROUP, 1, 200_000, NOON);
            add(log, GROUP, 1, 24, NOON);
            assertThat(take(log, GROUP, NOON)).hasSize(1);
            assertThat(take(log, GROUP, NOON)).isEmpty();
            assertThat(take(log, GROUP, NOON.plusSeconds(300)))
                    .extracting(OutboundItem::points)
                    .containsExactly(24);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void groups_do_not_mix_and_the_longest_waiting_comes_first(Dialect dialect) {
        ItemGroup otherProcess = new ItemGroup(SUPPLIER, MarketRole.ENERGY_SUPPLIER, "RSM-012", "E30", "");
        ItemGroup otherParty = new ItemGroup(GRID_COMPANY, MarketRole.GRID_COMPANY, "RSM-012", "E23", "");
        ItemGroup otherKey = new ItemGroup(SUPPLIER, MarketRole.ENERGY_SUPPLIER, "RSM-012", "E23", "m-1");
        try (LogFixture log = new LogFixture(dialect)) {
            add(log, otherProcess, 3, 24, NOON.minusSeconds(10));
            add(log, GROUP, 1, 24, NOON);
            add(log, otherParty, 2, 24, NOON.minusSeconds(20));
            add(log, otherKey, 4, 24, NOON.plusSeconds(1));
            assertThat(due(log, NOON.plusSeconds(300)))
                    .extracting(DueGroup::group)
                    .containsExactly(otherParty, otherProcess, GROUP);
            assertThat(take(log, otherParty, NOON.plusSeconds(300)))
                    .hasSize(2)
                    .allSatisfy(item -> assertThat(item.group()).isEqualTo(otherParty));
            assertThat(take(log, GROUP, NOON.plusSeconds(300))).hasSize(1);
        }
    }

    /** A machine that booted an hour ahead, and then heard the right time: what was written before is older, not younger. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_was_written_before_the_clock_was_set_back_does_not_wait_for_that_time_to_come_again(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            add(log, GROUP, 3, 24, NOON);
            Instant setBack = NOON.minus(Duration.ofHours(1));
            assertThat(due(log, setBack)).hasSize(1);
            assertThat(take(log, GROUP, setBack)).hasSize(3);
            add(log, GROUP, 1, 24, NOON);
            Instant anotherMachinesClock = NOON.minusSeconds(2);
            assertThat(due(log, anotherMachinesClock)).isEmpty();
            assertThat(take(log, GROUP, anotherMachinesClock)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void series_come_back_when_the_document_is_not_committed(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            add(log, GROUP, 5, 24, NOON);
            Instant later = NOON.plus(Duration.ofHours(1));
            assertThatThrownBy(() -> log.database.run(unit -> {
                        assertThat(log.stores.items().take(unit, GROUP, later, BundleLimits.MARKET))
                                .hasSize(5);
                        throw new IllegalStateException("the renderer broke");
                    }))
                    .hasMessage("the renderer broke");
            assertThat(take(log, GROUP, later)).hasSize(5);
        }
    }

    /** A request for years of values of two thousand points is answered in one transaction: its answers must not all be in memory. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void few_series_wait_for_the_commit_and_many_do_not(Dialect dialect) {
        try (LogFixture log = new LogFixture(dialect)) {
            log.database.run(unit -> {
                OutboundItem large = new OutboundItem(GROUP, new byte[1 << 20], 96, NOON);
                log.stores.items().add(unit, List.of(large, large));
                assertThat(LogFixture.count(unit, "outbound_item")).isZero();
                log.stores.items().add(unit, List.of(large, large, large, large, large, large));
                assertThat(LogFixture.count(unit, "outbound_item")).isEqualTo(8);
                log.stores.items().add(unit, List.of(large));
                assertThat(LogFixture.count(unit, "outbound_item")).isEqualTo(8);
            });
            assertThat(log.count("outbound_item")).isEqualTo(9);
        }
    }

    private static void add(LogFixture log, ItemGroup group, int count, int points, Instant createdAt) {
        List<OutboundItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new OutboundItem(group, bytes("series " + i), points, createdAt));
        }
        log.database.run(unit -> log.stores.items().add(unit, items));
    }

    private static List<DueGroup> due(LogFixture log, Instant now) {
        return log.database.inTransaction(unit -> log.stores.items().dueGroups(unit, now, BundleLimits.MARKET));
    }

    private static List<OutboundItem> take(LogFixture log, ItemGroup group, Instant now) {
        return log.database.inTransaction(unit -> log.stores.items().take(unit, group, now, BundleLimits.MARKET));
    }

    private static String text(OutboundItem item) {
        return new String(item.content(), StandardCharsets.UTF_8);
    }
}
