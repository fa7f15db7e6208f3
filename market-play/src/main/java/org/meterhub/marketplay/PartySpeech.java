package org.meterhub.marketplay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketplay.ExampleMarket.Point;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MeasureDataWriter;
import org.meterhub.messageschemas.MeasureSeriesHead;

/** Writes what parties send, and keeps in mind what was in it. */
final class PartySpeech {

    /** A GSRN with a right check digit that is nobody's. */
    private static final Gsrn UNKNOWN_POINT = Gsrn.ofBody("70705759999999999");

    private final ExampleMarket market;
    private final MarketProfile profile;
    private final MarketClock clock;
    private final ValueLedger ledger;
    private final Map<String, String> transactionIds = new LinkedHashMap<>();
    private int ids;

    /** A document on its way to a channel. */
    record Document(Channel channel, byte[] content) {}

    PartySpeech(ExampleMarket market, MarketProfile profile, MarketClock clock, ValueLedger ledger) {
        this.market = market;
        this.profile = profile;
        this.clock = clock;
        this.ledger = ledger;
    }

    /** The id that a transaction of this name was sent under. */
    String transactionId(String name) {
        String id = transactionIds.get(name);
        if (id == null) {
            throw new IllegalArgumentException("nothing was sent as " + name);
        }
        return id;
    }

    String newId(String kind) {
        ids++;
        return String.format("%s-%08d", kind, ids);
    }

    /** All points of a grid company for some days, one series each for the whole time. */
    List<Document> values(PartyId gridCompany, LocalDate from, LocalDate to, int bundle) {
        Interval period = profile.calendar().intervalOf(from, to.plusDays(1));
        List<Point> points = market.pointsReadBy(gridCompany);
        List<Document> documents = new ArrayList<>();
        for (int start = 0; start < points.size(); start += bundle) {
            MeasureDataWriter writer = new MeasureDataWriter(measureHeader(gridCompany));
            for (Point point : points.subList(start, Math.min(points.size(), start + bundle))) {
                series(writer, point, period, 0);
            }
            documents.add(new Document(Channel.MEASURE, writer.finish()));
        }
        return documents;
    }

    /** One point for some days. */
    List<Document> valuesOf(PartyId gridCompany, Gsrn gsrn, LocalDate from, LocalDate to, int correction) {
        MeasureDataWriter writer = new MeasureDataWriter(measureHeader(gridCompany));
        series(writer, market.point(gsrn), profile.calendar().intervalOf(from, to.plusDays(1)), correction);
        return List.of(new Document(Channel.MEASURE, writer.finish()));
    }

    private void series(MeasureDataWriter writer, Point point, Interval period, int correction) {
        writer.beginSeries(head(newId("series"), point.gsrn(), point, period));
        int steps = point.resolution().steps(period);
        for (int i = 0; i < steps; i++) {
            Instant step = period.from().plus(point.resolution().step().multipliedBy(i));
            long quantity = MeterReadings.quantityWh(point, step, correction);
            writer.point(i + 1, quantity, correction == 0 ? Quality.MEASURED : Quality.ESTIMATED);
            ledger.sent(point.gsrn(), step, quantity);
        }
        writer.endSeries();
    }

    /** Three series that must be refused, and one between them that must not suffer. */
    List<Document> faultyValues(PartyId gridCompany, LocalDate day) {
        Interval period = profile.calendar().intervalOf(day);
        List<Point> points = market.pointsReadBy(gridCompany);
        Point first = points.get(0);
        Point second = points.get(1);
        Point third = points.get(2);
        MeasureDataWriter writer = new MeasureDataWriter(measureHeader(gridCompany));

        writer.beginSeries(head(named("unknown-point"), UNKNOWN_POINT, first, period));
        points(writer, first, period, first.resolution().steps(period), Quality.MEASURED);
        writer.beginSeries(head(named("too-few"), first.gsrn(), first, period));
        points(writer, first, period, first.resolution().steps(period) - 3, Quality.MEASURED);
        series(writer, second, period, 0);
        writer.beginSeries(head(named("bad-quality"), third.gsrn(), third, period));
        points(writer, third, period, third.resolution().steps(period), Quality.CALCULATED);
        return List.of(new Document(Channel.MEASURE, writer.finish()));
    }

    private static void points(MeasureDataWriter writer, Point point, Interval period, int count, Quality quality) {
        for (int i = 0; i < count; i++) {
            Instant step = period.from().plus(point.resolution().step().multipliedBy(i));
            writer.point(i + 1, MeterReadings.quantityWh(point, step, 0), quality);
        }
        writer.endSeries();
    }

    /** An id for a transaction that later lines call by this name. */
    String named(String name) {
        String id = newId(name);
        transactionIds.put(name, id);
        return id;
    }

    private MeasureSeriesHead head(String transactionId, Gsrn gsrn, Point point, Interval period) {
        return MeasureSeriesHead.of(transactionId, gsrn, point.type(), clock.now(), point.resolution(), period);
    }

    private DocumentHeader measureHeader(PartyId gridCompany) {
        return DocumentHeader.toHub(
                DocumentType.VALIDATED_MEASURE_DATA,
                newId("message"),
                BusinessReason.PERIODIC_METERING,
                gridCompany,
                MarketRole.METERED_DATA_RESPONSIBLE,
                profile.hub(),
                clock.now());
    }
}
