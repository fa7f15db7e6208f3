package org.meterhub.marketmodel;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The only source of the present in the hub. Nothing else reads a clock, so that a test, a demo or a replay owns the time. */
@FunctionalInterface
public interface MarketClock {

    /** The present, to the millisecond: what a database and a document both keep without loss. */
    Instant now();

    /** The real time. */
    static MarketClock system() {
        Clock clock = Clock.systemUTC();
        return () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A clock that stands until it is moved. */
    final class Settable implements MarketClock {

        private volatile Instant present;

        public Settable(Instant present) {
            this.present = present;
        }

        @Override
        public Instant now() {
            return present;
        }

        /** @throws IllegalArgumentException when the new time is before the present: time does not run backwards */
        public synchronized void advanceTo(Instant later) {
            if (later.isBefore(present)) {
                throw new IllegalArgumentException(
                        "the clock stands at " + present + " and cannot go back to " + later);
            }
            present = later;
        }
    }
}
