package org.meterhub.marketmodel;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The only source of the present in the hub. Nothing else reads a clock, so that a test, a demo or a replay owns the time. */
@FunctionalInterface
public interface MarketClock {

    /** The present, to the millisecond: what a database and a document both keep without loss. */
    Instant now();

    /** Runs whenever the clock was moved by hand, so that whoever waits for a time looks again; the real one never is. */
    default void whenMoved(Runnable look) {}

    /** Ends what {@link #whenMoved} began with the same object. */
    default void whenMovedNoMore(Runnable look) {}

    /** The real time. */
    static MarketClock system() {
        Clock clock = Clock.systemUTC();
        return () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A clock that stands until it is moved. */
    final class Settable implements MarketClock {

        private final List<Runnable> looks = new CopyOnWriteArrayList<>();
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
            looks.forEach(Runnable::run);
        }

        @Override
        public void whenMoved(Runnable look) {
            looks.add(look);
        }

        @Override
        public void whenMovedNoMore(Runnable look) {
            looks.remove(look);
        }

        /** Sets it, back as well as ahead, as a machine's clock is set that was wrong. */
        public synchronized void set(Instant other) {
            present = other;
        }
    }
}
