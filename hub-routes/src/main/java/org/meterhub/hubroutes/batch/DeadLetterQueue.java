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

    /**
     * Puts a message that waits in a queue to the dead letters.
     *
     * @param id the broker's number of the message
     * @return false when it does not wait there, perhaps because a consumer has it
     */
    boolean setAside(String queue, long id) throws Exception;
}
