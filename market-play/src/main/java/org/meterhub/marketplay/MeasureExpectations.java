package org.meterhub.marketplay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ExampleMarket.Point;
import org.meterhub.marketplay.Expectations.NotMet;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.MeasureDataReader;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.messageschemas.QuantityState;
import org.meterhub.messageschemas.documents.ReminderOfMissingMeasureData;

/** What a conversation expects where values are asked for, or missed. */
final class MeasureExpectations {

    private final Expectations expectations;
    private final ValueLedger ledger;
    private final MarketDocuments documents;
    private final PartySpeech speech;
    private final MarketCalendar calendar;

    MeasureExpectations(
            Expectations expectations,
            ValueLedger ledger,
            MarketDocuments documents,
            PartySpeech speech,
            MarketCalendar calendar) {
        this.expectations = expectations;
        this.ledger = ledger;
        this.documents = documents;
        this.speech = speech;
        this.calendar = calendar;
    }

    /** These points on these days, each as a reminder names it. */
    static Set<String> all(List<Point> points, LocalDate from, LocalDate to) {
        Set<String> all = new TreeSet<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            for (Point point : points) {
                all.add(day + " " + point.gsrn());
            }
        }
        return all;
    }

    /** RSM-018 about just these points and days, each once, in as many documents as it takes. */
    String reminder(PartyId party, Set<String> expected) throws InterruptedException {
        Set<String> reminded = new TreeSet<>();
        int count = 0;
        while (reminded.size() < expected.size()) {
            ReceivedDocument document =
                    expectations.claim(party, DocumentType.MISSING_MEASURE_DATA_REMINDER, any -> true);
            count++;
            for (ReminderOfMissingMeasureData.Series series : documents
                    .read(ReminderOfMissingMeasureData.class, document.content())
                    .orThrow()
                    .series()) {
                Instant start = series.day().instant().orElseThrow();
                require(calendar.isMidnight(start), "a reminder of a day that begins at " + start);
                for (ReminderOfMissingMeasureData.MeteringPoint point : series.meteringPoints()) {
                    String one = calendar.dayOf(start) + " "
                            + point.meteringPointId().value();
                    require(expected.contains(one), "reminded of " + one + ", which is not missing");
                    require(reminded.add(one), "reminded twice of " + one);
                }
            }
        }
        return count + (count == 1 ? " RSM-018" : " RSM-018s") + " received: " + reminded.size() + " days of points";
    }

    /** An RSM-012 that answers the request with every value of the point that was sent for the period, and with none besides. */
    String valuesInAnswer(PartyId party, Gsrn gsrn, Interval period, String name) throws InterruptedException {
        TreeMap<Instant, Long> told = new TreeMap<>();
        for (MeasureSeries series : answers(party, name)) {
            require(series.meteringPointId().value().equals(gsrn.value()), "it is about another metering point");
            long seconds = series.resolution().equals("PT15M") ? 900 : 3_600;
            for (int i = 0; i < series.count(); i++) {
                if (series.quantityState(i) == QuantityState.EXACT) {
                    told.put(series.start().plusSeconds(seconds * (series.position(i) - 1)), series.quantityWh(i));
                }
            }
        }
        require(
                told.equals(ledger.sentValues(gsrn, period)),
                "it does not tell just what was sent for " + period + ": " + told.size() + " values, expected "
                        + ledger.sentValues(gsrn, period).size());
        return "RSM-012 received: " + told.size() + " values";
    }

    /** An RSM-012 that answers the request with a single point: all that was sent for the period. */
    String sumInAnswer(PartyId party, Gsrn gsrn, Interval period, String name) throws InterruptedException {
        List<MeasureSeries> answers = answers(party, name);
        require(answers.size() == 1 && answers.get(0).count() == 1, "it is not a single point");
        MeasureSeries sum = answers.get(0);
        require(
                sum.start().equals(period.from()) && sum.end().equals(period.to()),
                "its period is " + sum.start() + " to " + sum.end());
        long expected = ledger.sentWh(gsrn, period.from(), period.to());
        require(sum.quantityWh(0) == expected, "it tells " + sum.quantityWh(0) + " Wh, sent were " + expected);
        return "RSM-012 received: " + expected + " Wh, quality "
                + sum.qualityCode(0).orElse("A04");
    }

    private List<MeasureSeries> answers(PartyId party, String name) throws InterruptedException {
        String id = speech.transactionId(name);
        ReceivedDocument document =
                expectations.claim(party, DocumentType.VALIDATED_MEASURE_DATA, received -> !answering(received, id)
                        .isEmpty());
        return answering(document, id);
    }

    private List<MeasureSeries> answering(ReceivedDocument document, String id) {
        MeasureDataReader reader = documents.measureData(document.content());
        List<MeasureSeries> answering = new ArrayList<>();
        while (reader.next()) {
            if (reader.series().originalTransactionId().filter(id::equals).isPresent()) {
                answering.add(reader.series());
            }
        }
        return answering;
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new NotMet(otherwise);
        }
    }
}
