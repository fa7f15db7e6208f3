package org.meterhub.hubroutes.intake;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseException;
import org.meterhub.hubroutes.batch.DeadLetter;
import org.meterhub.hubroutes.job.Turn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that what a party sent does not stay among the dead letters: it is logged, answered and quarantined, once, as if it had failed in the hub. What
 * cannot be is tried again later. Documents of the hub that a party has returned again and again stay, for the operator.
 */
public final class DeadLetterKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterKeeper.class);
    private static final int LETTERS_PER_ROUND_MAX = 200;
    private static final Duration PUT_OFF_BY_MIN = Duration.ofSeconds(5);
    private static final Duration PUT_OFF_BY_MAX = Duration.ofMinutes(5);

    /** Each time by twice as long. */
    private record PutOff(Duration by, long untilNanos) {

        static PutOff after(@Nullable PutOff before) {
            Duration longer = before == null ? PUT_OFF_BY_MIN : before.by().multipliedBy(2);
            Duration by = longer.compareTo(PUT_OFF_BY_MAX) > 0 ? PUT_OFF_BY_MAX : longer;
            return new PutOff(by, System.nanoTime() + by.toNanos());
        }
    }

    private final DeadLetterDesk desk;

    /** Nothing is lost with it: another process tries at once what this one put off. */
    private final Map<Long, PutOff> putOff = new HashMap<>();

    public DeadLetterKeeper(DeadLetterDesk desk) {
        this.desk = desk;
    }

    /**
     * Quarantines what waits.
     *
     * @return how many letters are not there any more
     */
    public synchronized int buryWaiting(Turn turn) throws JMSException, IOException {
        int buried = 0;
        for (DeadLetter letter : desk.letters().listOfParties(LETTERS_PER_ROUND_MAX)) {
            if (!isPutOff(letter.id()) && turn.isOurs() && bury(letter.id(), turn)) {
                buried++;
            }
        }
        return buried;
    }

    private boolean isPutOff(long id) {
        PutOff last = putOff.get(id);
        return last != null && System.nanoTime() - last.untilNanos() < 0;
    }

    private boolean bury(long id, Turn turn) {
        try {
            boolean buried = desk.quarantine(id, turn);
            putOff.remove(id);
            return buried;
        } catch (Exception failure) {
            if (failure instanceof RuntimeException outage && DatabaseException.isOutage(outage)) {
                throw outage;
            }
            PutOff next = PutOff.after(putOff.get(id));
            putOff.put(id, next);
            LOG.error(
                    "dead letter {} cannot be quarantined and is tried again in {} s: {}",
                    id,
                    next.by().toSeconds(),
                    failure.toString());
            return false;
        }
    }
}
