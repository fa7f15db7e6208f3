package org.meterhub.operator;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messagelog.LogSequencer;

/** Finds out of which moment a request asks what the hub knew then, and what the log held. */
public final class PastMoments {

    static final String MOMENT = "as-known-at";
    static final String CUTOFF = "cutoff";

    private final Database database;
    private final LogSequencer sequencer;
    private final MarketCalendar calendar;
    private final MarketClock clock;

    public PastMoments(Database database, LogSequencer sequencer, MarketCalendar calendar, MarketClock clock) {
        this.database = database;
        this.sequencer = sequencer;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Reads the question's moment and looks up what the log held then. */
    PastMoment of(Context request) {
        Instant moment = moment(request);
        Long number = Parameters.optionalCount(request, CUTOFF);
        if (moment != null && number != null) {
            throw AdminRefusal.badRequest(
                    "both '" + MOMENT + "' and '" + CUTOFF + "' are given", "A cut-off stands for a moment: give one.");
        }
        return database.inTransaction(unit -> {
            long all = sequencer.sequenceAll(unit);
            if (number != null) {
                if (number > all) {
                    throw AdminRefusal.notFound(
                            "the log has no cut-off " + number, "It holds " + all + " records so far.");
                }
                return new PastMoment(null, number, true, sequencer.knownAt(unit, number));
            }
            if (moment == null) {
                return new PastMoment(clock.now(), all, true, sequencer.knownAt(unit, all));
            }
            OptionalLong then = sequencer.cutoffAt(unit, moment);
            long cutoff = then.orElse(all);
            return new PastMoment(moment, cutoff, then.isPresent(), sequencer.knownAt(unit, cutoff));
        });
    }

    /** The moment of the question, which must not lie ahead; null when it names none. */
    @Nullable
    Instant moment(Context request) {
        Instant moment = Parameters.moment(request, MOMENT, calendar);
        if (moment != null && moment.isAfter(clock.now())) {
            throw AdminRefusal.badRequest(
                    "'" + MOMENT + "' is " + moment + ", which is still to come",
                    "The hub's time is " + clock.now() + ".");
        }
        return moment;
    }
}
