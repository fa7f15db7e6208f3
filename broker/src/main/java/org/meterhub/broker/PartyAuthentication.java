package org.meterhub.broker;

/** Knows the parties' credentials. */
@FunctionalInterface
public interface PartyAuthentication {

    /** Whether this secret is the credential of the party with this number; false for an unknown party. */
    boolean authenticate(String partyNumber, String secret);
}
