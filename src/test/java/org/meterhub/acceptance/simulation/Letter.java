package org.meterhub.acceptance.simulation;

import java.time.Instant;
import java.util.List;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messagelog.Sha256;

/** One message of a party's, what must come of it, and how long it has waited. */
final class Letter {

    /** A day's values that must reach a supplier, in one series. */
    record Forward(PartyId receiver, String gsrn, Instant start, long sumWh) {}

    final int number;
    final PartyId party;
    final Channel channel;
    /** What its answers name: the id of the document, or of its transaction; empty when nobody can read it. */
    final String subject;

    final byte[] content;
    final MessageOutcome expected;
    /** How many documents about the subject its sender must get. */
    final int answers;

    final List<Forward> forwards;
    /** So many messages of others may be handled before it is. */
    long othersMax;

    long othersHandled;
    boolean judged;

    Letter(
            int number,
            PartyId party,
            Channel channel,
            String subject,
            byte[] content,
            MessageOutcome expected,
            int answers,
            List<Forward> forwards) {
        this.number = number;
        this.party = party;
        this.channel = channel;
        this.subject = subject;
        this.content = content;
        this.expected = expected;
        this.answers = answers;
        this.forwards = List.copyOf(forwards);
    }

    String sha256() {
        return Sha256.over(content).hex();
    }

    @Override
    public String toString() {
        return "letter " + number + " of " + party + " (" + subject + ", " + content.length + " bytes, to be "
                + expected + ")";
    }
}
