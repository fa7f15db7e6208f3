package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.hubroutes.Queues.Channel.MEASURE;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.acceptance.fixtures.ExampleParties;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketplay.ExampleMarket.Point;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MeasureDataWriter;
import org.meterhub.messageschemas.MeasureSeriesHead;
import org.meterhub.messageschemas.documents.Acknowledgement;

/** What is wrong with one series of a bundle is that series' affair; what is wrong with the document is everybody's. */
class BundleTest {

    private static final PartyId GRID_COMPANY = ExampleParties.FJORDBYGD;
    private static final LocalDate YESTERDAY = LocalDate.parse("2026-10-19");
    private static final int SERIES = 40;
    private static final int BAD = 17;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_bundle_with_one_bad_series_keeps_the_others_and_a_broken_one_changes_nothing(
            Dialect dialect, @TempDir Path folder) throws Exception {
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        try (LiveMarket live = LiveMarket.start(folder, database)) {
            byte[] bundle = bundle(live, "bundle");
            // Its end is missing: all its series stand there, and only then the fault.
            byte[] broken = Arrays.copyOf(bundle(live, "broken"), bundle.length - 20);
            SortedMap<String, Long> untouched = live.effects();
            long before = live.lastRecordId();
            live.send(GRID_COMPANY, MEASURE, broken);
            assertThat(live.judged(GRID_COMPANY, before).outcome()).isEqualTo(MessageOutcome.REJECTED);
            live.receiveAcknowledgement(GRID_COMPANY);
            assertThat(live.effects()).isEqualTo(untouched);

            before = live.lastRecordId();
            live.send(GRID_COMPANY, MEASURE, bundle);
            LogRow judged = live.judged(GRID_COMPANY, before);
            assertThat(judged.outcome()).isEqualTo(MessageOutcome.PARTLY_ACCEPTED);
            Acknowledgement answer = live.receiveAcknowledgement(GRID_COMPANY);
            assertThat(answer.transactions()).singleElement().satisfies(one -> assertThat(one.transactionId())
                    .isEqualTo("bundle-" + BAD));
            assertThat(forwarded(live)).hasSize(SERIES - 1).doesNotHaveDuplicates();
            live.expectNothingMore();
        }
    }

    /** One quantity of one series is negative, which no meter of consumption measures. */
    private static byte[] bundle(LiveMarket live, String id) {
        MeasureDataWriter writer = new MeasureDataWriter(
                Letters.header(DocumentType.VALIDATED_MEASURE_DATA, GRID_COMPANY, Letters.newId(id), live.now()));
        Interval day = MarketCalendar.NORWAY.intervalOf(YESTERDAY);
        for (int i = 0; i < SERIES; i++) {
            Point point = points(live).get(i);
            writer.beginSeries(MeasureSeriesHead.of(
                    id + "-" + i, point.gsrn(), point.type(), live.now(), point.resolution(), day));
            for (int position = 1; position <= point.resolution().steps(day); position++) {
                writer.point(position, i == BAD && position == 12 ? -1 : 400, Quality.MEASURED);
            }
            writer.endSeries();
        }
        return writer.finish();
    }

    private static List<Point> points(LiveMarket live) {
        return live.market().pointsReadBy(GRID_COMPANY).stream()
                .filter(point -> point.type() == MeteringPointType.CONSUMPTION && point.resolution() == Resolution.HOUR)
                .toList();
    }

    private static List<String> forwarded(LiveMarket live) throws InterruptedException {
        List<String> points = new ArrayList<>();
        while (points.size() < SERIES - 1) {
            ReceivedDocument document = live.mailroom()
                    .claim(any -> any.type() == DocumentType.VALIDATED_MEASURE_DATA, LiveMarket.PATIENCE)
                    .orElseThrow();
            var reader = live.documents().measureData(document.content());
            while (reader.next()) {
                points.add(reader.series().meteringPointId().value());
            }
        }
        return points;
    }
}
