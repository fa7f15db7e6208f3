package org.meterhub.acceptance.crash;

import java.time.LocalDate;
import java.util.List;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.Sha256;

/** One document of a party's, what must come of it, and what its sender knows of its sendings. All sendings are of the same bytes. */
final class SentDocument {

    /** A day of a metering point, delivered by exactly one series of the whole run. */
    record Day(Gsrn gsrn, LocalDate day) {}

    /** Values that must be stored and must reach this supplier. */
    record Values(Day day, int ordinal, PartyId receiver, long sumWh) {}

    /** What kind of answer must come back. */
    enum Answer {
        NONE,
        /** RSM-009 with the refused series. */
        REFUSED_SERIES,
        /** RSM-009 of the whole document: its ids stay free, so each copy is answered. */
        REFUSED_DOCUMENT,
        CONFIRMATION,
        REJECTION
    }

    private final PartyId party;
    private final Channel channel;
    private final String messageId;
    private final String transactionId;
    private final byte[] content;
    private final String sha256;
    private final List<Values> values;
    private final Answer answer;
    private int confirmed;
    private int unknown;

    /**
     * @param transactionId by which an answer to an RSM-001 names it; empty for others
     * @param values what its accepted series hold
     */
    SentDocument(
            PartyId party,
            Channel channel,
            String messageId,
            String transactionId,
            byte[] content,
            List<Values> values,
            Answer answer) {
        this.party = party;
        this.channel = channel;
        this.messageId = messageId;
        this.transactionId = transactionId;
        this.content = content;
        this.sha256 = Sha256.over(content).hex();
        this.values = List.copyOf(values);
        this.answer = answer;
    }

    PartyId party() {
        return party;
    }

    Channel channel() {
        return channel;
    }

    String messageId() {
        return messageId;
    }

    String transactionId() {
        return transactionId;
    }

    byte[] content() {
        return content;
    }

    String sha256() {
        return sha256;
    }

    List<Values> values() {
        return values;
    }

    Answer answer() {
        return answer;
    }

    /** A sending whose commit returned. */
    synchronized void wasConfirmed() {
        confirmed++;
    }

    /** A sending whose commit failed: the broker has it, or has it not. */
    synchronized void isUnknown() {
        unknown++;
    }

    synchronized int confirmed() {
        return confirmed;
    }

    /** How many copies the broker has at the most. */
    synchronized int sentMax() {
        return confirmed + unknown;
    }

    @Override
    public String toString() {
        return messageId + " of " + party + " (" + answer + ", " + values.size() + " series accepted, " + confirmed()
                + " to " + sentMax() + " sent)";
    }
}
