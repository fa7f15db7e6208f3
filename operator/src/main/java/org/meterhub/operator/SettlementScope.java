package org.meterhub.operator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.hubroutes.settlement.SettlementService;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messagelog.LogSequencer;
import org.meterhub.supplierregistry.GridArea;
import org.meterhub.supplierregistry.Parties;

/** What a clerk says is to be settled: days, grid areas and a cut-off, read from text, with kind words about what is wrong. */
public final class SettlementScope {

    private final Database database;
    private final Parties parties;
    private final SettlementService settlement;
    private final LogSequencer sequencer;
    private final MarketCalendar calendar;
    private final MarketClock clock;

    public SettlementScope(
            Database database,
            Parties parties,
            SettlementService settlement,
            LogSequencer sequencer,
            MarketCalendar calendar,
            MarketClock clock) {
        this.database = database;
        this.parties = parties;
        this.settlement = settlement;
        this.sequencer = sequencer;
        this.calendar = calendar;
        this.clock = clock;
    }

    Interval period(String firstDay, String dayAfterLast) {
        LocalDate from = day("from", firstDay);
        LocalDate to = day("to", dayAfterLast);
        if (!from.isBefore(to)) {
            throw AdminRefusal.refused(
                    "the period from " + from + " to " + to + " has no day",
                    "'to' is the day after the last day of the period.");
        }
        if (calendar.startOf(from).isAfter(clock.now())) {
            throw AdminRefusal.refused(
                    "the period begins on " + from + ", which is still to come",
                    "There are no values yet; nothing was begun.");
        }
        return calendar.intervalOf(from, to);
    }

    /** The first and the last market day of a period, in words. */
    String days(Interval period) {
        LocalDate first = calendar.dayOf(period.from());
        LocalDate last = calendar.dayOf(period.to()).minusDays(1);
        return first.equals(last) ? first.toString() : first + " to " + last;
    }

    static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            throw AdminRefusal.badRequest("'" + field + "' is '" + text + "', which is no day", "Write 2026-10-24.");
        }
    }

    /** @param codes none for all areas of the registry */
    SortedSet<GridAreaCode> areas(List<String> codes) {
        SortedSet<GridAreaCode> known = database.inTransaction(unit -> parties.gridAreas(unit)).stream()
                .map(GridArea::code)
                .collect(Collectors.toCollection(TreeSet::new));
        if (codes.isEmpty()) {
            return known;
        }
        List<String> unknown = codes.stream()
                .filter(code -> !GridAreaCode.isValid(code) || !known.contains(new GridAreaCode(code)))
                .toList();
        if (!unknown.isEmpty()) {
            throw AdminRefusal.refused(
                    "the registry has no grid area " + String.join(", ", unknown),
                    "It has: " + known.stream().map(GridAreaCode::value).collect(Collectors.joining(", ")) + ".");
        }
        return codes.stream().map(GridAreaCode::new).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Nothing that is told by the registry or the log after this moment will count. */
    KnownAt knownAt(@Nullable String asKnownAt) {
        if (asKnownAt == null) {
            return settlement.knownNow();
        }
        Instant moment;
        try {
            moment = asKnownAt.contains("T") ? Instant.parse(asKnownAt) : calendar.startOf(LocalDate.parse(asKnownAt));
        } catch (DateTimeException neither) {
            throw AdminRefusal.badRequest(
                    "'asKnownAt' is '" + asKnownAt + "'",
                    "It must be a market day such as 2026-10-24, or a moment such as 2026-10-24T13:00:00Z.");
        }
        if (moment.isAfter(clock.now())) {
            throw AdminRefusal.badRequest(
                    "'asKnownAt' is " + moment + ", which is still to come", "The hub's time is " + clock.now() + ".");
        }
        return database.inTransaction(unit -> {
            long all = sequencer.sequenceAll(unit);
            long cutoff = sequencer.cutoffAt(unit, moment).orElse(all);
            return sequencer.knownAt(unit, cutoff).withRegistryAt(moment);
        });
    }

    static String reasons(List<Rejection> reasons) {
        return reasons.stream()
                .map(reason -> reason.detail().isEmpty() ? reason.text() : reason.detail())
                .collect(Collectors.joining("; "));
    }
}
