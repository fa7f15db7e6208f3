package org.meterhub.hubapp.admin;

import io.javalin.http.Context;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.admin.AdminData.KnownMoment;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.messagelog.LogSequencer;

/**
 * The moment a question is asked of: "what did the hub know then". Told by a moment or by a cut-off of the log, else it is now.
 *
 * @param at the moment; null when the question names a cut-off
 * @param cutoff how many records of the log were known
 * @param fixed whether the moment will have this cut-off for ever
 * @param records the records that were known
 */
record PastMoment(@Nullable Instant at, long cutoff, boolean fixed, KnownAt records) {

    static final String MOMENT = "as-known-at";
    static final String CUTOFF = "cutoff";

    /** Reads the question's moment and looks up what the log held then. */
    static PastMoment of(Context request, Hub hub) {
        Instant moment = moment(request, hub);
        Long number = Parameters.optionalCount(request, CUTOFF);
        if (moment != null && number != null) {
            throw AdminRefusal.badRequest(
                    "both '" + MOMENT + "' and '" + CUTOFF + "' are given", "A cut-off stands for a moment: give one.");
        }
        LogSequencer sequencer = hub.stores().sequencer();
        return hub.database().inTransaction(unit -> {
            long all = sequencer.sequenceAll(unit);
            if (number != null) {
                if (number > all) {
                    throw AdminRefusal.notFound(
                            "the log has no cut-off " + number, "It holds " + all + " records so far.");
                }
                return new PastMoment(null, number, true, sequencer.knownAt(unit, number));
            }
            if (moment == null) {
                return new PastMoment(hub.now(), all, true, sequencer.knownAt(unit, all));
            }
            OptionalLong then = sequencer.cutoffAt(unit, moment);
            long cutoff = then.orElse(all);
            return new PastMoment(moment, cutoff, then.isPresent(), sequencer.knownAt(unit, cutoff));
        });
    }

    /** The moment of the question, which must not lie ahead; null when it names none. */
    static @Nullable Instant moment(Context request, Hub hub) {
        Instant moment =
                Parameters.moment(request, MOMENT, hub.configuration().market().calendar());
        if (moment != null && moment.isAfter(hub.now())) {
            throw AdminRefusal.badRequest(
                    "'" + MOMENT + "' is " + moment + ", which is still to come",
                    "The hub's time is " + hub.now() + ".");
        }
        return moment;
    }

    KnownMoment told() {
        return new KnownMoment(at == null ? null : at.toString(), cutoff, fixed);
    }
}
