package org.meterhub.messageschemas;

/** Which way documents of a type go, seen from the hub. */
public enum DocumentDirection {
    /** From a party to the hub. */
    IN,
    /** From the hub to a party. */
    OUT,
    /** Both ways. */
    BOTH
}
