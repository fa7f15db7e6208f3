package org.meterhub.hubroutes.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.messagelog.Body;
import org.meterhub.messagelog.BundleLimits;
import org.meterhub.messagelog.ItemGroup;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.messagelog.OutboundDocument;
import org.meterhub.messagelog.OutboundItem;
import org.meterhub.metereddata.AddressedSeries;
import org.meterhub.metereddata.AnsweredSeries;
import org.meterhub.metereddata.ForwardedSeries;
import org.meterhub.metereddata.Forwarding;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesValues;

/** No document is larger than a receiver has to take: 50 MB (docs/internals/message-log.md#items-and-bundles), whatever the values are. */
class BundleSizeTest {

    private static final long DOCUMENT_BYTES_MAX = 50_000_000;
    private static final long LARGEST_QUANTITY = 9_999_999_999_999L;
    private static final PartyId SUPPLIER = PartyId.of("7080000020010");
    private static final Instant NOW = Instant.parse("2026-10-20T07:00:00Z");
    private static final Instant START = Instant.parse("2024-01-31T23:00:00Z");

    private final MeasureDataRenderer renderer = new MeasureDataRenderer(MarketProfile.norway(), DocumentIds.random());

    /** As many series as a bundle has, as many points, and the longest text of each: position, ten digits, three decimals, a quality. */
    @ParameterizedTest
    @CsvSource({"2000, 75", "1500, 100", "1, 150000"})
    void a_full_bundle_of_the_widest_values_is_small_enough(int seriesCount, int pointsEach) {
        assertThat(seriesCount).isLessThanOrEqualTo(BundleLimits.MARKET.itemsMax());
        assertThat((long) seriesCount * pointsEach).isEqualTo(BundleLimits.MARKET.pointsMax());
        byte[] answer = AnsweredSeries.of("x".repeat(36), series(pointsEach)).pack();
        OutboundItem item = new OutboundItem(group(pointsEach), answer, pointsEach, NOW);
        List<OutboundItem> items = new ArrayList<>();
        for (int i = 0; i < seriesCount; i++) {
            items.add(item);
        }
        assertThat(bytesOf(items)).isLessThan(DOCUMENT_BYTES_MAX);
    }

    @Test
    void the_longest_series_that_is_forwarded_fits_into_a_bundle() {
        assertThat(Forwarding.POINTS_MAX).isLessThanOrEqualTo(BundleLimits.MARKET.pointsMax());
    }

    /** The same with small limits, through the table in which series wait: no document exceeds what the limits allow, and all series come out. */
    @ParameterizedTest
    @EnumSource
    void the_bundler_begins_a_new_document_before_one_is_too_large(Dialect dialect) {
        int points = 96;
        BundleLimits limits = new BundleLimits(50, 10 * points + 5, Duration.ofSeconds(300));
        long bytesOfTen = bytesOf(items(10, points));
        MessageStores stores = MessageStores.onDatabase();
        try (Database database = TestDatabases.fresh(dialect, MessageStores.MIGRATIONS)) {
            database.run(unit -> stores.items().add(unit, items(34, points)));
            List<Integer> series = new ArrayList<>();
            Instant later = NOW.plus(limits.ageMax());
            database.run(unit -> {
                List<OutboundItem> taken =
                        stores.items().take(unit, items(1, points).get(0).group(), later, limits);
                while (!taken.isEmpty()) {
                    series.add(taken.size());
                    assertThat(bytesOf(taken)).isLessThanOrEqualTo(bytesOfTen);
                    taken = stores.items().take(unit, taken.get(0).group(), later, limits);
                }
            });
            assertThat(series).containsExactly(10, 10, 10, 4);
        }
    }

    private long bytesOf(List<OutboundItem> items) {
        OutboundDocument document = renderer.render(items.get(0).group(), items, NOW);
        return document.body() instanceof Body.Held held ? held.bytes().length : Long.MAX_VALUE;
    }

    private static List<OutboundItem> items(int count, int points) {
        OutboundItem item = new OutboundItem(group(points), series(points).pack(), points, NOW);
        List<OutboundItem> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(item);
        }
        return items;
    }

    private static ItemGroup group(int points) {
        return MeasureDataRenderer.groupOf(new AddressedSeries(SUPPLIER, MarketRole.ENERGY_SUPPLIER, series(points)));
    }

    private static ForwardedSeries series(int points) {
        SeriesValues values = new SeriesValues(points);
        for (int i = 0; i < points; i++) {
            values.set(i, LARGEST_QUANTITY, Quality.ESTIMATED);
        }
        Interval period = new Interval(START, START.plusSeconds(900L * points));
        return new ForwardedSeries(
                Gsrn.ofBody("70705750001000001"),
                MeteringPointType.CONSUMPTION,
                NOW,
                "KWH",
                Resolution.QUARTER_HOUR,
                period,
                PackedSeries.pack(values));
    }
}
