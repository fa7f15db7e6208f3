package org.meterhub.hubroutes.batch;

/** What only the broker itself can do with a dead letter: take one out of the middle of its queue. */
public interface DeadLetterQueue {

    /**
     * Gives a letter back to the queue where it died.
     *
     * @param id the broker's number of the letter
     * @return false when there is no such letter
     */
    boolean retryDeadLetter(long id) throws Exception;

    /**
     * Removes a letter for good.
     *
     * @return false when there is no such letter
     */
    boolean removeDeadLetter(long id) throws Exception;
}
