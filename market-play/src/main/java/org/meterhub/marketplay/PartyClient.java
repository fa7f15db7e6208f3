package org.meterhub.marketplay;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.MailboxCategory;

/**
 * One party as it connects from outside: AMQP 1.0 with its own credential, sending to its own addresses and emptying its own mailboxes. A document is
 * taken from the queue only when the mailroom has it.
 */
public final class PartyClient implements AutoCloseable {

    private final PartyId party;
    private final Mailroom mailroom;
    private final Connection connection;
    private final Session sending;
    private final List<Throwable> failures = new ArrayList<>();

    public PartyClient(String amqpUrl, PartyId party, Collection<MarketRole> roles, String secret, Mailroom mailroom)
            throws JMSException {
        this.party = party;
        this.mailroom = mailroom;
        this.connection = new JmsConnectionFactory(amqpUrl).createConnection(party.value(), secret);
        this.sending = connection.createSession(true, Session.SESSION_TRANSACTED);
        Session receiving = connection.createSession(true, Session.SESSION_TRANSACTED);
        Set<String> queues = new LinkedHashSet<>();
        for (MarketRole role : roles) {
            for (MailboxCategory category : MailboxCategory.values()) {
                queues.add(Queues.out(party, role, category));
            }
        }
        for (String queue : queues) {
            MessageConsumer consumer = receiving.createConsumer(receiving.createQueue(queue));
            consumer.setMessageListener(message -> take(receiving, queue, message));
        }
        connection.start();
    }

    private void take(Session session, String queue, Message message) {
        try {
            mailroom.received(party, queue, message.getBody(byte[].class));
            session.commit();
        } catch (JMSException | RuntimeException failure) {
            synchronized (failures) {
                failures.add(failure);
            }
        }
    }

    /** Sends a document; it is with the broker when this returns. */
    public void send(Channel channel, byte[] document) throws JMSException {
        mailroom.sent(document);
        try (MessageProducer producer = sending.createProducer(sending.createQueue(Queues.in(party, channel)))) {
            BytesMessage message = sending.createBytesMessage();
            message.writeBytes(document);
            producer.send(message);
            sending.commit();
        }
    }

    /** What went wrong while receiving: nothing, or the story has failed. */
    public List<Throwable> failures() {
        synchronized (failures) {
            return List.copyOf(failures);
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
