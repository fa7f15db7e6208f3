package org.meterhub.benchmarks.metereddata;

import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.benchmarks.GeneratedMarket.Point;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubapp.Hub;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.Quality;
import org.meterhub.messagelog.AcceptedIds;
import org.meterhub.messagelog.AcceptedIds.Keeping;
import org.meterhub.messagelog.Sha256;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a hub that has been at work for long holds: day after day of every point, and the transaction ids that they came under, month by month. Goes
 * straight to the stores, past broker and rules.
 */
final class History {

    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final int SERIES_PER_TRANSACTION = 2_000;
    private static final List<String> ROUTES_FOR_IDS = List.of("metered-data.prepare", "metered-data.learn-ids");

    /** Records that no message will get. */
    private static final long RECORD = 0;

    private final Hub hub;
    private final GeneratedMarket market;
    private final Instant now;
    private final int months;

    /** @param months over which the ids are spread, back from now */
    History(Hub hub, GeneratedMarket market, Instant now, int months) {
        this.hub = hub;
        this.market = market;
        this.now = now;
        this.months = months;
    }

    /**
     * Past months are closed by the hub's timer as soon as they are there, and take no further id. So its two jobs for ids stand still while the past is
     * written.
     *
     * @throws Exception when a route cannot be stopped or started
     */
    void fill(LocalDate firstDay, int days) throws Exception {
        for (String route : ROUTES_FOR_IDS) {
            // Waits for a pass that is under way.
            hub.routes().getRouteController().stopRoute(route);
        }
        fillStandingStill(firstDay, days);
        for (String route : ROUTES_FOR_IDS) {
            hub.routes().getRouteController().startRoute(route);
        }
    }

    private void fillStandingStill(LocalDate firstDay, int days) {
        LocalDate today = hub.configuration().market().calendar().dayOf(now);
        for (int month = months; month > 0; month--) {
            LocalDate then = today.minusMonths(month);
            hub.database().run(unit -> hub.stores().acceptedIds().keepMonths(unit, then));
        }
        int portions = (market.pointCount() + SERIES_PER_TRANSACTION - 1) / SERIES_PER_TRANSACTION;
        for (int day = 0; day < days; day++) {
            LocalDate date = firstDay.plusDays(day);
            int firstDocument = day * portions;
            IntStream.range(0, portions).parallel().forEach(portion -> {
                hub.database().run(unit -> fill(unit, date, portion, firstDocument + portion));
            });
        }
        // What hub and server do by themselves within minutes; the rounds begin within seconds.
        AcceptedIds ids = hub.stores().acceptedIds();
        while (hub.database().inTransaction(unit -> ids.sealMonth(unit, today))
                || hub.database().inTransaction(ids::learnMonth)) {
            LOG.debug("one more month of transaction ids is closed or learnt");
        }
        hub.database().run(unit -> {
            try (Statement statement = unit.connection().createStatement()) {
                statement.execute("analyze");
            }
        });
    }

    private void fill(UnitOfWork unit, LocalDate day, int portion, int document) {
        Interval period = hub.configuration().market().calendar().intervalOf(day);
        int first = portion * SERIES_PER_TRANSACTION;
        int end = Math.min(market.pointCount(), first + SERIES_PER_TRANSACTION);
        List<DayVersion> versions = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int number = first; number < end; number++) {
            Point point = market.point(number);
            Version version = new Version(period.to(), RECORD, number);
            versions.add(new DayVersion(
                    point.gsrn(), day, market.resolution(), version, PackedSeries.pack(values(point, period))));
            ids.add("H" + day + "-" + point.gsrn());
        }
        hub.meteredDays().append(unit, versions);
        String messageId = "history-" + day + "-" + portion;
        Instant acceptedAt = now.atOffset(ZoneOffset.UTC)
                .minusMonths(Math.floorMod(document, months))
                .toInstant();
        hub.stores()
                .acceptedIds()
                .register(
                        unit,
                        market.gridCompanies().get(0),
                        messageId,
                        Sha256.over(messageId.getBytes(StandardCharsets.UTF_8)),
                        RECORD,
                        Keeping.BY_MONTH,
                        acceptedAt,
                        ids);
    }

    private SeriesValues values(Point point, Interval period) {
        SeriesValues values = new SeriesValues(market.resolution().steps(period));
        long seed = point.gsrn().toLong() + period.from().getEpochSecond();
        for (int step = 0; step < values.size(); step++) {
            values.set(step, Load.quantityWh(seed, step, values.size()), Quality.MEASURED);
        }
        return values;
    }
}
