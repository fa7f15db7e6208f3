package org.meterhub.messagelog;

/** Which way a message goes, seen from the hub. */
public enum Direction {
    IN,
    OUT
}
