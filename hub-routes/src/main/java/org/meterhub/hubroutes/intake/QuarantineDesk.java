package org.meterhub.hubroutes.intake;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.LogKind;
import org.meterhub.messagelog.LogQuery;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.messagelog.Quarantine.Quarantined;
import org.meterhub.messagelog.Quarantine.Resolution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operator can do about a message in quarantine: give it to the hub again, when the cause is gone, or leave it for good.
 *
 * <p>Again means as if its sender had sent the same bytes once more, to its own address: everything that is judged is judged, with the registry as it is
 * now, and the sender is answered, although it was told before that the hub could not handle the document.
 */
public final class QuarantineDesk {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineDesk.class);

    /** The broker's header for the id by which it drops copies. */
    private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private static final int CHUNK_BYTES = 1 << 20;
    private static final int SAME_ID_MAX = 100;
    private static final Set<MessageOutcome> TAKEN =
            EnumSet.of(MessageOutcome.ACCEPTED, MessageOutcome.PARTLY_ACCEPTED);

    private final Database database;
    private final MessageStores stores;
    private final ConnectionFactory connections;
    private final MarketClock clock;

    /** @param connections to the broker as the hub */
    public QuarantineDesk(Database database, MessageStores stores, ConnectionFactory connections, MarketClock clock) {
        this.database = database;
        this.stores = stores;
        this.connections = connections;
        this.clock = clock;
    }

    /** What became of the operator's wish. */
    public enum Answer {
        DONE,
        /** There is no such message in quarantine. */
        UNKNOWN,
        /** It waits no more: it was retried or discarded before. */
        RESOLVED_BEFORE,
        /** It came from no party's address, so nobody could have sent it again. */
        OF_NOBODY,
        /** Its bytes have been erased. */
        ERASED,
        /** Its sender has sent a document under the same id since, and that one was accepted. */
        SENT_AGAIN
    }

    /** A message as it goes to the hub again. */
    private record Repeat(LogRow received, PartyId party, Channel channel) {}

    /**
     * Gives the message to the hub again. Should the hub or the broker fail in between, asking again is safe: the broker drops a copy.
     *
     * @param remark why now
     * @throws JMSException when the broker does not take it; then it still waits
     */
    public Answer retry(long recordId, String remark) throws JMSException {
        Answer refusal = database.inTransaction(unit -> whyNot(unit, recordId));
        if (refusal != Answer.DONE) {
            return refusal;
        }
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            BytesMessage message = session.createBytesMessage();
            Repeat repeat = database.inTransaction(unit -> {
                Repeat found = repeat(received(unit, recordId).orElseThrow()).orElseThrow();
                copy(unit, recordId, message);
                return found;
            });
            // No party can know the digest, so none can make the broker take this for a copy of something else.
            message.setStringProperty(
                    DUPLICATE_ID,
                    "quarantine-" + recordId + "-" + repeat.received().digest());
            session.createProducer(session.createQueue(Queues.in(repeat.party(), repeat.channel())))
                    .send(message);
        }
        return resolve(recordId, Resolution.RETRIED, remark);
    }

    /** Leaves the message for good; its bytes stay in the log. @param remark why */
    public Answer discard(long recordId, String remark) {
        Answer known = database.inTransaction(unit -> state(unit, recordId));
        return known == Answer.DONE ? resolve(recordId, Resolution.DISCARDED, remark) : known;
    }

    private Answer resolve(long recordId, Resolution resolution, String remark) {
        boolean done = database.inTransaction(
                unit -> stores.quarantine().resolve(unit, recordId, resolution, remark, clock.now()));
        LOG.info("message {} in quarantine is {}", recordId, done ? resolution : "resolved already");
        return done ? Answer.DONE : Answer.RESOLVED_BEFORE;
    }

    private Answer state(UnitOfWork unit, long recordId) {
        Quarantined kept = stores.quarantine().find(unit, recordId).orElse(null);
        return kept == null ? Answer.UNKNOWN : kept.resolvedAt() != null ? Answer.RESOLVED_BEFORE : Answer.DONE;
    }

    private Answer whyNot(UnitOfWork unit, long recordId) {
        Answer state = state(unit, recordId);
        if (state != Answer.DONE) {
            return state;
        }
        LogRow received = received(unit, recordId).orElse(null);
        Repeat repeat = received == null ? null : repeat(received).orElse(null);
        if (repeat == null) {
            return Answer.OF_NOBODY;
        }
        if (stores.log().payload(unit, recordId).isEmpty()) {
            return Answer.ERASED;
        }
        return wasSentAgain(unit, repeat) ? Answer.SENT_AGAIN : Answer.DONE;
    }

    /** What is known of the message when it came. */
    private Optional<LogRow> received(UnitOfWork unit, long recordId) {
        LogQuery query =
                LogQuery.everything(1).ofKinds(EnumSet.of(LogKind.RECEIVED)).beyond(recordId - 1);
        return stores.log().search(unit, query).stream()
                .filter(row -> row.recordId() == recordId)
                .findFirst();
    }

    private static Optional<Repeat> repeat(LogRow received) {
        PartyId party = received.party();
        String queue = received.queue();
        if (party == null || queue == null) {
            return Optional.empty();
        }
        return Arrays.stream(Channel.values())
                .filter(channel -> queue.startsWith(channel.hubQueue()))
                .findFirst()
                .map(channel -> new Repeat(received, party, channel));
    }

    /** A sender that was told D13 may have sent the document once more, perhaps with other content: that one counts. */
    private boolean wasSentAgain(UnitOfWork unit, Repeat repeat) {
        @Nullable
        String messageId = stores
                .log()
                .judgementsOf(unit, List.of(repeat.received().recordId()))
                .stream()
                .findFirst()
                .map(judged -> judged.head().messageId())
                .orElse(null);
        return messageId != null
                && stores
                        .log()
                        .search(
                                unit,
                                LogQuery.messages(SAME_ID_MAX)
                                        .ofKinds(EnumSet.of(LogKind.JUDGED))
                                        .ofParty(repeat.party())
                                        .withMessageId(messageId)
                                        .latestFirst())
                        .stream()
                        .anyMatch(judged -> TAKEN.contains(judged.outcome()));
    }

    private void copy(UnitOfWork unit, long recordId, BytesMessage message) {
        try (InputStream bytes = stores.log().payload(unit, recordId).orElseThrow()) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = bytes.read(chunk); read > 0; read = bytes.read(chunk)) {
                message.writeBytes(chunk, 0, read);
            }
        } catch (IOException | JMSException failure) {
            throw new IllegalStateException("the bytes of record " + recordId + " cannot be copied", failure);
        }
    }
}
