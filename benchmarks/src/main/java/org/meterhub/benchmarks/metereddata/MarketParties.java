package org.meterhub.benchmarks.metereddata;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.meterhub.benchmarks.metereddata.Load.Bundle;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.messageschemas.MailboxCategory;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.MeasureDataReader;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.messageschemas.XmlLimits;

/** The parties of the market as they connect from outside, each with its own credential. */
final class MarketParties {

    /** How long a mailbox that still holds something may take to give it. */
    private static final long RECEIVE_MILLIS_MAX = 30_000;

    /** Sendings in one transaction, at most so many and so many bytes: each alone would wait for the disk. */
    private static final int SENDINGS_MAX = 200;

    private static final long SENDING_BYTES_MAX = 32L << 20;

    private final Map<Gln, String> secrets;
    private final ToLongFunction<String> waiting;
    private final ConnectionFactory connections;
    private final MarketDocuments documents = new MarketDocuments(XmlLimits.MARKET);

    /**
     * @param url of the broker, for AMQP 1.0, as parties connect
     * @param waiting how many messages a queue holds
     */
    MarketParties(String url, Map<Gln, String> secrets, ToLongFunction<String> waiting) {
        this.secrets = Map.copyOf(secrets);
        this.waiting = waiting;
        this.connections = new JmsConnectionFactory(url);
    }

    Connection connect(Gln party) throws JMSException {
        Connection connection = connections.createConnection(party.value(), secrets.get(party));
        connection.start();
        return connection;
    }

    /** Sends the documents, durable with the broker at the end. */
    void send(Load load) throws JMSException, IOException {
        Map<Gln, List<Bundle>> bySender = new LinkedHashMap<>();
        load.bundles().forEach(bundle -> bySender.computeIfAbsent(bundle.sender(), key -> new ArrayList<>())
                .add(bundle));
        for (Map.Entry<Gln, List<Bundle>> sender : bySender.entrySet()) {
            try (Connection connection = connect(sender.getKey());
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                    MessageProducer producer =
                            session.createProducer(session.createQueue(Queues.in(sender.getKey(), Channel.MEASURE)))) {
                producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                send(sender.getValue(), session, producer);
            }
        }
    }

    private static void send(List<Bundle> bundles, Session session, MessageProducer producer)
            throws JMSException, IOException {
        int sendings = 0;
        long bytes = 0;
        for (Bundle bundle : bundles) {
            byte[] content = Files.readAllBytes(bundle.file());
            if (sendings == SENDINGS_MAX || bytes + content.length > SENDING_BYTES_MAX) {
                session.commit();
                sendings = 0;
                bytes = 0;
            }
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(content);
            producer.send(message);
            sendings++;
            bytes += content.length;
        }
        session.commit();
    }

    /** What the suppliers find in their mailboxes, emptied by this, and how many documents it was. */
    record Received(Map<Gln, Tally> bySupplier, long documents, long bytes) {}

    /** @throws IllegalStateException when it is not exactly what the load has for each */
    Received receiveAll(Iterable<Gln> suppliers, Load load) throws JMSException {
        Received received = receive(suppliers);
        if (!received.bySupplier().equals(load.expected())) {
            throw new IllegalStateException(
                    "the suppliers must get " + load.expected() + ", but got " + received.bySupplier());
        }
        return received;
    }

    private Received receive(Iterable<Gln> suppliers) throws JMSException {
        Map<Gln, Tally> received = new LinkedHashMap<>();
        long documentCount = 0;
        long bytes = 0;
        for (Gln supplier : suppliers) {
            String queue = Queues.out(supplier, MarketRole.ENERGY_SUPPLIER, MailboxCategory.MEASURE_DATA);
            long count = waiting.applyAsLong(queue);
            if (count == 0) {
                continue;
            }
            try (Connection connection = connect(supplier);
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageConsumer mailbox = session.createConsumer(session.createQueue(queue))) {
                for (long left = count; left > 0; left--) {
                    Message message = mailbox.receive(RECEIVE_MILLIS_MAX);
                    if (message == null) {
                        throw new IllegalStateException(queue + " holds " + left + " document(s) it does not give");
                    }
                    byte[] document = message.getBody(byte[].class);
                    count(document, received.computeIfAbsent(supplier, unused -> new Tally()));
                    documentCount++;
                    bytes += document.length;
                }
            }
        }
        return new Received(received, documentCount, bytes);
    }

    private void count(byte[] document, Tally tally) {
        MeasureDataReader reader = documents.measureData(document);
        while (reader.next()) {
            MeasureSeries series = reader.series();
            tally.series();
            for (int i = 0; i < series.count(); i++) {
                tally.value(series.quantityWh(i));
            }
        }
        if (!reader.rejections().isEmpty()) {
            throw new IllegalStateException("a supplier got a document that is not valid: " + reader.rejections());
        }
    }
}
