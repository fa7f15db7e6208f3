package org.meterhub.operator;

/** Lets the parties of the registry onto the broker; to be called after parties were added. */
@FunctionalInterface
public interface PartyAdmission {

    /** Gives every party that has none its addresses, mailboxes and permissions. */
    void admit() throws Exception;
}
