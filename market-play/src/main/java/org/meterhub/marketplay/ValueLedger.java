package org.meterhub.marketplay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.MeasureDataReader;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.messageschemas.QuantityState;

/** Which value was sent, and who received which: every single one, so that a value that is lost, doubled, changed or misdirected shows. */
final class ValueLedger {

    private static final long ABSENT = Long.MIN_VALUE;

    private final MarketCalendar calendar;
    private final Map<Gsrn, TreeMap<Instant, Long>> sent = new HashMap<>();
    private final Map<PartyId, Map<Gsrn, TreeMap<Instant, Long>>> received = new HashMap<>();
    private long receivedCount;

    ValueLedger(MarketCalendar calendar) {
        this.calendar = calendar;
    }

    /** A value was sent and will be accepted; a later one for the same step replaces it. */
    void sent(Gsrn gsrn, Instant step, long quantityWh) {
        sent.computeIfAbsent(gsrn, unused -> new TreeMap<>()).put(step, quantityWh);
    }

    /** Notes all values of a received RSM-012. */
    void received(PartyId party, byte[] document, MarketDocuments documents) {
        MeasureDataReader reader = documents.measureData(document);
        while (reader.next()) {
            note(party, reader.series());
        }
        if (!reader.rejections().isEmpty()) {
            throw new IllegalStateException("the hub sent an RSM-012 that is not valid: " + reader.rejections());
        }
    }

    private void note(PartyId party, MeasureSeries series) {
        long seconds = series.resolution().equals("PT15M") ? 900 : 3_600;
        Map<Instant, Long> values = received.computeIfAbsent(party, unused -> new HashMap<>())
                .computeIfAbsent(new Gsrn(series.meteringPointId().value()), unused -> new TreeMap<>());
        for (int i = 0; i < series.count(); i++) {
            Instant step = series.start().plusSeconds(seconds * (series.position(i) - 1));
            boolean exact = series.quantityState(i) == QuantityState.EXACT;
            values.put(step, exact ? series.quantityWh(i) : ABSENT);
            receivedCount++;
        }
    }

    /** Values received by all parties, corrections counted again. */
    long receivedCount() {
        return receivedCount;
    }

    /** How many of the point's values of a day this party received just as they were last sent. */
    long rightlyReceived(PartyId party, Gsrn gsrn, LocalDate day) {
        Map<Instant, Long> mine = received.getOrDefault(party, Map.of()).getOrDefault(gsrn, new TreeMap<>());
        var interval = calendar.intervalOf(day);
        return sent.getOrDefault(gsrn, new TreeMap<>()).subMap(interval.from(), interval.to()).entrySet().stream()
                .filter(value -> Objects.equals(mine.get(value.getKey()), value.getValue()))
                .count();
    }

    /** Whether the party has received any value of the point for that day. */
    boolean hasReceivedAny(PartyId party, Gsrn gsrn, LocalDate day) {
        var interval = calendar.intervalOf(day);
        TreeMap<Instant, Long> mine = received.getOrDefault(party, Map.of()).getOrDefault(gsrn, new TreeMap<>());
        return !mine.subMap(interval.from(), interval.to()).isEmpty();
    }

    /** How many values of the point were sent for the day. */
    long sentCount(Gsrn gsrn, LocalDate day) {
        var interval = calendar.intervalOf(day);
        return sent.getOrDefault(gsrn, new TreeMap<>())
                .subMap(interval.from(), interval.to())
                .size();
    }

    /** What was sent for the point, each step as it was last sent. */
    SortedMap<Instant, Long> sentValues(Gsrn gsrn, Interval period) {
        return sent.getOrDefault(gsrn, new TreeMap<>()).subMap(period.from(), period.to());
    }

    /** Sum of what was sent for the point, each step as it was last sent. */
    long sentWh(Gsrn gsrn, Instant from, Instant to) {
        return sent.getOrDefault(gsrn, new TreeMap<>()).subMap(from, to).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
