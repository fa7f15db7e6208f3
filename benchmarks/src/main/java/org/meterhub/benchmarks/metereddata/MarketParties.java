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
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.meterhub.benchmarks.metereddata.Load.Bundle;
import org.meterhub.hubapp.Hub;
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

    private final Hub hub;
    private final Map<Gln, String> secrets;
    private final ConnectionFactory connections;
    private final MarketDocuments documents = new MarketDocuments(XmlLimits.MARKET);

    /** @param amqp by AMQP 1.0, else by the broker's own protocol */
    MarketParties(Hub hub, Map<Gln, String> secrets, boolean amqp) {
        this.hub = hub;
        this.secrets = Map.copyOf(secrets);
        this.connections = amqp
                ? new JmsConnectionFactory(hub.broker().amqpUrl())
                : new ActiveMQConnectionFactory(hub.broker().coreUrl());
    }

    private Connection connect(Gln party) throws JMSException {
        Connection connection = connections.createConnection(party.value(), secrets.get(party));
        connection.start();
        return connection;
    }

    /** Sends the documents, each durable with the broker before the next. */
    void send(Load load) throws JMSException, IOException {
        Map<Gln, Connection> open = new LinkedHashMap<>();
        try {
            for (Bundle bundle : load.bundles()) {
                Connection connection = open.get(bundle.sender());
                if (connection == null) {
                    connection = connect(bundle.sender());
                    open.put(bundle.sender(), connection);
                }
                try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                        MessageProducer producer = session.createProducer(
                                session.createQueue(Queues.in(bundle.sender(), Channel.MEASURE)))) {
                    BytesMessage message = session.createBytesMessage();
                    message.writeBytes(Files.readAllBytes(bundle.file()));
                    producer.setDeliveryMode(DeliveryMode.PERSISTENT);
                    producer.send(message);
                }
            }
        } finally {
            for (Connection connection : open.values()) {
                connection.close();
            }
        }
    }

    /** What the suppliers find in their mailboxes, emptied by this, and how many documents it was. */
    record Received(Map<Gln, Tally> bySupplier, long documents, long bytes) {}

    Received receive(Iterable<Gln> suppliers) throws JMSException {
        Map<Gln, Tally> received = new LinkedHashMap<>();
        long count = 0;
        long bytes = 0;
        for (Gln supplier : suppliers) {
            String queue = Queues.out(supplier, MarketRole.ENERGY_SUPPLIER, MailboxCategory.MEASURE_DATA);
            long waiting = hub.broker().messageCount(queue);
            if (waiting == 0) {
                continue;
            }
            try (Connection connection = connect(supplier);
                    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                    MessageConsumer mailbox = session.createConsumer(session.createQueue(queue))) {
                for (long left = waiting; left > 0; left--) {
                    Message message = mailbox.receive(RECEIVE_MILLIS_MAX);
                    if (message == null) {
                        throw new IllegalStateException(queue + " holds " + left + " document(s) it does not give");
                    }
                    byte[] document = message.getBody(byte[].class);
                    count(document, received.computeIfAbsent(supplier, unused -> new Tally()));
                    count++;
                    bytes += document.length;
                }
            }
        }
        return new Received(received, count, bytes);
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
