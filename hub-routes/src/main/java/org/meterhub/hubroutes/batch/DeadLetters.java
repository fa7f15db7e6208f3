package org.meterhub.hubroutes.batch;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;

/** Looks at the dead letters and leaves them where they are. */
public final class DeadLetters {

    /** Written by the broker when it moves a message: the queue it was taken from. */
    private static final String ORIGIN_QUEUE = "_AMQ_ORIG_QUEUE";

    private final ConnectionFactory connections;
    private final String journal;
    private final long bodyBytesMax;
    private final Path spool;

    /**
     * @param connections to the broker as the hub
     * @param journal identifies the broker
     * @param bodyBytesMax a longer body is not held in memory
     * @param spool the folder of files that hold a body while it is read
     */
    public DeadLetters(ConnectionFactory connections, String journal, long bodyBytesMax, Path spool) {
        this.connections = connections;
        this.journal = journal;
        this.bodyBytesMax = bodyBytesMax;
        this.spool = spool;
    }

    /** What is done with one letter while its body can be read. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(DeadLetter letter, BrokerMessage message) throws IOException;
    }

    private interface Look {
        /** @return false when enough has been seen */
        boolean at(ClientMessage message) throws ActiveMQException, IOException;
    }

    /** The letters, the oldest first, at most so many; the last stands for those that the broker cannot hand over, if there are any. */
    public List<DeadLetter> list(int limit) throws JMSException, IOException {
        List<DeadLetter> found = new ArrayList<>();
        long there = browse(message -> {
            found.add(letter(message));
            return found.size() < limit;
        });
        if (found.size() < Math.min(limit, there)) {
            found.add(DeadLetter.unreadable(there - found.size()));
        }
        return found;
    }

    /** Those that parties sent, the oldest first, at most so many. */
    public List<DeadLetter> listOfParties(int limit) throws JMSException, IOException {
        List<DeadLetter> found = new ArrayList<>();
        browse(message -> {
            DeadLetter letter = letter(message);
            if (letter.channel().isPresent()) {
                found.add(letter);
            }
            return found.size() < limit;
        });
        return found;
    }

    /** Reads one letter; empty when there is none with this number. */
    public <T> Optional<T> read(long id, Reading<T> reading) throws JMSException, IOException {
        List<T> answers = new ArrayList<>();
        browse(message -> {
            if (message.getMessageID() != id) {
                return true;
            }
            DeadLetter letter = letter(message);
            // A document of the hub belongs to no channel; only its body is of interest.
            Channel channel = letter.channel().orElse(Channel.STRUCTURE);
            Path file = Files.createTempFile(spool, "letter-", ".xml");
            try {
                MessageBody body = bodyOf(message, file);
                // Under the id that it had where it died: by that the inbox knows whether it has had its effect.
                String known = Long.toString(MessageReader.idBeforeItDied(message));
                answers.add(reading.of(letter, new BrokerMessage(journal, known, channel, letter.sender(), body)));
            } finally {
                Files.deleteIfExists(file);
            }
            return false;
        });
        return answers.stream().findFirst();
    }

    /**
     * Browses by the broker's own interface: that of JMS decodes maps, streams and objects when they are received, whatever their bodies announce.
     *
     * @return how many letters there were
     */
    private long browse(Look look) throws JMSException, IOException {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            ClientSession core = ((ActiveMQSession) session).getCoreSession();
            connection.start();
            long there = core.queueQuery(SimpleString.of(Queues.DEAD)).getMessageCount();
            try (ClientConsumer letters = core.createConsumer(SimpleString.of(Queues.DEAD), true)) {
                boolean more = true;
                while (more && !letters.isClosed()) {
                    ClientMessage next = letters.receiveImmediate();
                    more = next != null && look.at(next);
                }
            }
            return there;
        } catch (ActiveMQException failure) {
            JMSException told = new JMSException("the dead letters cannot be browsed: " + failure.getMessage());
            told.initCause(failure);
            throw told;
        }
    }

    private MessageBody bodyOf(ClientMessage message, Path file) throws ActiveMQException, IOException {
        if (message.getType() == Message.TEXT_TYPE && !message.isLargeMessage()) {
            SimpleString text = message.getReadOnlyBodyBuffer().readNullableSimpleString();
            return new MessageBody.InMemory(
                    text == null ? new byte[0] : text.toString().getBytes(StandardCharsets.UTF_8));
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            message.saveToOutputStream(out);
        }
        long length = Files.size(file);
        return length > bodyBytesMax
                ? new MessageBody.Oversized(file, length)
                : new MessageBody.InMemory(Files.readAllBytes(file));
    }

    private static DeadLetter letter(ClientMessage message) {
        @Nullable String queue = text(message, ORIGIN_QUEUE);
        return new DeadLetter(
                message.getMessageID(),
                queue == null ? "" : queue,
                MessageReader.partyOf(text(message, MessageReader.ORIGIN), text(message, Queues.SENDER_HEADER)),
                Instant.ofEpochMilli(message.getTimestamp()),
                lengthOf(message),
                text(message, "DocumentType"),
                text(message, "MessageId"));
    }

    private static long lengthOf(ClientMessage message) {
        Object large = message.getObjectProperty(Message.HDR_LARGE_BODY_SIZE);
        return large instanceof Long length ? length : message.getBodySize();
    }

    private static @Nullable String text(ClientMessage message, String name) {
        Object value = message.getObjectProperty(name);
        return value == null ? null : value.toString();
    }
}
