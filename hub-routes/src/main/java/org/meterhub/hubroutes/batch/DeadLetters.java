package org.meterhub.hubroutes.batch;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
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

    /**
     * @param connections to the broker as the hub
     * @param journal identifies the broker
     * @param bodyBytesMax a longer body is not held in memory
     */
    public DeadLetters(ConnectionFactory connections, String journal, long bodyBytesMax) {
        this.connections = connections;
        this.journal = journal;
        this.bodyBytesMax = bodyBytesMax;
    }

    /** What is done with one letter while its body can be read. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(DeadLetter letter, BrokerMessage message) throws IOException;
    }

    private interface Look {
        /** @return false when enough has been seen */
        boolean at(Message message) throws JMSException, IOException;
    }

    /** The letters, the oldest first, at most so many. */
    public List<DeadLetter> list(int limit) throws JMSException, IOException {
        List<DeadLetter> found = new ArrayList<>();
        browse(message -> {
            found.add(letter(message));
            return found.size() < limit;
        });
        return found;
    }

    /** Reads one letter; empty when there is none with this number. */
    public <T> Optional<T> read(long id, Reading<T> reading) throws JMSException, IOException {
        List<T> answers = new ArrayList<>();
        try (MessageReader reader = new MessageReader(journal, bodyBytesMax)) {
            browse(message -> {
                if (idOf(message) != id) {
                    return true;
                }
                DeadLetter letter = letter(message);
                // A document of the hub belongs to no channel; only its body is of interest.
                Channel channel = letter.channel().orElse(Channel.STRUCTURE);
                answers.add(reading.of(letter, reader.read(channel, message)));
                return false;
            });
        }
        return answers.stream().findFirst();
    }

    private void browse(Look look) throws JMSException, IOException {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                QueueBrowser browser = session.createBrowser(session.createQueue(Queues.DEAD))) {
            connection.start();
            Enumeration<?> messages = browser.getEnumeration();
            boolean more = true;
            while (more && messages.hasMoreElements()) {
                more = look.at((Message) messages.nextElement());
            }
        }
    }

    private static long idOf(Message message) {
        return ((ActiveMQMessage) message).getCoreMessage().getMessageID();
    }

    private static DeadLetter letter(Message message) throws JMSException {
        @Nullable String queue = message.getStringProperty(ORIGIN_QUEUE);
        return new DeadLetter(
                idOf(message),
                queue == null ? "" : queue,
                MessageReader.partyOf(message),
                Instant.ofEpochMilli(message.getJMSTimestamp()),
                message instanceof BytesMessage bytes
                        ? bytes.getBodyLength()
                        : ((ActiveMQMessage) message).getCoreMessage().getBodyBufferSize(),
                message.getStringProperty("DocumentType"),
                message.getStringProperty("MessageId"));
    }
}
