package org.meterhub.operator;

/** How much waits on the broker. */
@FunctionalInterface
public interface QueueDepths {

    /** Messages in a queue, in delivery included; 0 when there is no such queue. */
    long messageCount(String queue);
}
