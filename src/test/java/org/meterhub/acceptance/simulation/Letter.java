package org.meterhub.acceptance.simulation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    /** Whether it must arrive; what a broken line has carried may have or not. */
    final boolean certain;
    /** Whether it may as well end in quarantine: its body could not be had for a while. */
    boolean mayBeQuarantined;
    /** How many documents about the subject its sender must get. */
    final int answers;

    final List<Forward> forwards;
    /** So many messages of others may be handled before it is. */
    long othersMax;

    long othersHandled;
    /** What has come of it; null before that. */
    @Nullable
    MessageOutcome became;

    Letter(
            int number,
            PartyId party,
            Channel channel,
            String subject,
            byte[] content,
            MessageOutcome expected,
            int answers,
            List<Forward> forwards) {
        this(number, party, channel, subject, content, expected, true, answers, forwards);
    }

    private Letter(
            int number,
            PartyId party,
            Channel channel,
            String subject,
            byte[] content,
            MessageOutcome expected,
            boolean certain,
            int answers,
            List<Forward> forwards) {
        this.certain = certain;
        this.number = number;
        this.party = party;
        this.channel = channel;
        this.subject = subject;
        this.content = content;
        this.expected = expected;
        this.answers = answers;
        this.forwards = List.copyOf(forwards);
    }

    /** The same bytes once more, which may arrive or not, and change nothing. */
    Letter perhapsOnceMore() {
        Letter twin = new Letter(number, party, channel, subject, content, MessageOutcome.RESENT, false, 0, List.of());
        twin.othersMax = Long.MAX_VALUE;
        return twin;
    }

    boolean isJudged() {
        return became != null;
    }

    boolean mayBecome(MessageOutcome outcome) {
        return outcome == expected || (mayBeQuarantined && outcome == MessageOutcome.QUARANTINED);
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
