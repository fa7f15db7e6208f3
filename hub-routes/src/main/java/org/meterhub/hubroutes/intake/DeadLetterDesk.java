package org.meterhub.hubroutes.intake;

import org.meterhub.database.Database;
import org.meterhub.hubroutes.batch.BrokerMessage;
import org.meterhub.hubroutes.batch.DeadLetter;
import org.meterhub.hubroutes.batch.DeadLetterQueue;
import org.meterhub.hubroutes.batch.DeadLetters;
import org.meterhub.hubroutes.job.Turn;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.messagelog.Quarantine.Resolution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operator can do about a dead letter: give it back to the queue where it died, or leave it for good. What a party sent is in no log yet, so it is
 * logged before it is left, and its sender is answered as for a message in quarantine; a document of the hub is in the log since it was written.
 */
public final class DeadLetterDesk {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterDesk.class);

    private final Database database;
    private final MessageStores stores;
    private final DeadLetters letters;
    private final DeadLetterQueue queue;
    private final QuarantineOffice quarantine;
    private final MarketClock clock;

    public DeadLetterDesk(
            Database database,
            MessageStores stores,
            DeadLetters letters,
            DeadLetterQueue queue,
            QuarantineOffice quarantine,
            MarketClock clock) {
        this.database = database;
        this.stores = stores;
        this.letters = letters;
        this.queue = queue;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    /** The letters, to look at. */
    public DeadLetters letters() {
        return letters;
    }

    /** Gives the letter back to the queue where it died. @return false when there is no such letter */
    public boolean retry(long id) throws Exception {
        boolean done = queue.retryDeadLetter(id);
        LOG.info("dead letter {} {}", id, done ? "goes back to where it died" : "is not there");
        return done;
    }

    /**
     * Leaves the letter for good.
     *
     * @param remark why
     * @return false when there is no such letter
     */
    public boolean discard(long id, String remark) throws Exception {
        boolean there = letters.read(id, (letter, message) -> bury(letter, message, remark))
                .orElse(false);
        // Should the hub stop in between, the letter is logged and still there; the log knows it when it is asked
        // again.
        boolean done = there && queue.removeDeadLetter(id);
        LOG.info("dead letter {} {}", id, done ? "is discarded" : "is not there");
        return done;
    }

    /**
     * Logs and quarantines what a party sent, answers its sender, and takes the letter away. Should the hub stop in between, the log knows the message when
     * it is looked at again.
     *
     * @return false when there is no such letter of a party
     */
    boolean quarantine(long id, Turn turn) throws Exception {
        boolean there = letters.read(
                        id,
                        (letter, message) -> letter.channel().isPresent()
                                && database.inTransaction(unit -> {
                                    if (!turn.confirm(unit)) {
                                        return false;
                                    }
                                    quarantine.put(unit, message, causeOf(letter));
                                    return true;
                                }))
                .orElse(false);
        boolean done = there && queue.removeDeadLetter(id);
        if (done) {
            LOG.warn("dead letter {} is in quarantine", id);
        }
        return done;
    }

    private static String causeOf(DeadLetter letter) {
        return "dead letter " + letter.id() + ": delivered from " + letter.queue() + " again and again in vain";
    }

    private boolean bury(DeadLetter letter, BrokerMessage message, String remark) {
        if (letter.channel().isPresent()) {
            database.run(unit -> quarantine.put(unit, message, causeOf(letter)).forEach(record -> stores.quarantine()
                    .resolve(unit, record, Resolution.DISCARDED, remark, clock.now())));
        }
        return true;
    }
}
