package org.meterhub.hubroutes.batch;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseException;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread: take what waits, do it in one database transaction, commit that, then acknowledge to the broker. A crash in between makes the broker
 * deliver again what the inbox will recognise. When a batch fails it is done again message by message, so that one that cannot be handled harms no
 * other; that one is quarantined, and what not even the quarantine takes goes to the dead letters, alone. When the database is away, or cannot be
 * written, everything is given back, and the loop waits. Nothing is acknowledged before its commit, and the broker counts no attempts on the hub's
 * queues: so neither a neighbour nor an outage, however long, makes a message die.
 */
final class BatchLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchLoop.class);
    private static final Duration IDLE_POLL = Duration.ofMillis(500);
    private static final Duration OUTAGE_PAUSE_MIN = Duration.ofMillis(200);

    /** Acknowledgements wait for the commit anyway. */
    private static final int ACKNOWLEDGED_BYTES_MAX = 1 << 20;

    private final MarketBatchComponent hub;
    private final Channel channel;
    private final Consumer<InboundBatch> route;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Duration pause = OUTAGE_PAUSE_MIN;

    BatchLoop(MarketBatchComponent hub, Channel channel, Consumer<InboundBatch> route) {
        this.hub = hub;
        this.channel = channel;
        this.route = route;
    }

    void stop() {
        stopped.countDown();
    }

    private boolean isStopping() {
        return stopped.getCount() == 0;
    }

    @Override
    public void run() {
        while (!isStopping()) {
            try {
                if (hub.gate().isOpen()) {
                    // What is taken while the database is away is only given back again: look first.
                    hub.database().probe();
                    takeBatches();
                } else {
                    pause();
                }
            } catch (UnreadableBody unreadable) {
                pause = OUTAGE_PAUSE_MIN;
                hub.unreadable().note(channel, unreadable);
                pause();
            } catch (Exception | Error outage) {
                // An error too must not end the thread, or its queue would stand still unnoticed; out of memory ends
                // the process.
                if (!isStopping()) {
                    report(outage);
                    pause();
                }
            }
        }
    }

    private void takeBatches() throws ActiveMQException, IOException, UnreadableBody {
        try (ClientSessionFactory factory = newConnection();
                ClientSession session = newSession(factory);
                ClientConsumer consumer = session.createConsumer(channel.hubQueue())) {
            session.start();
            while (!isStopping() && hub.gate().isOpen()) {
                if (takeBatch(session, consumer)) {
                    pause = OUTAGE_PAUSE_MIN;
                } else if (consumer.isClosed() || session.isClosed()) {
                    throw new IOException("the broker has closed the consumer of " + channel.hubQueue());
                }
            }
        }
    }

    ClientSessionFactory newConnection() throws ActiveMQException {
        try {
            return hub.connections().getServerLocator().createSessionFactory();
        } catch (ActiveMQException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new ActiveMQException("no connection to the broker", failure, null);
        }
    }

    ClientSession newSession(ClientSessionFactory factory) throws ActiveMQException {
        boolean xa = false;
        boolean commitsByItself = false;
        boolean acknowledgesBeforehand = false;
        return factory.createSession(
                hub.connections().getUser(),
                hub.connections().getPassword(),
                xa,
                commitsByItself,
                commitsByItself,
                acknowledgesBeforehand,
                ACKNOWLEDGED_BYTES_MAX);
    }

    /** An outage is a line each time; only what nobody foresaw tells where it happened. */
    private void report(Throwable outage) {
        if (outage instanceof ActiveMQException || DatabaseException.isOutage(outage)) {
            LOG.warn("{} waits for {} ms: {}", channel.hubQueue(), pause.toMillis(), outage.toString());
        } else {
            LOG.warn("{} pauses for {} ms: {}", channel.hubQueue(), pause.toMillis(), outage.toString(), outage);
        }
    }

    /** Longer each time. */
    private void pause() {
        try {
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop();
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(hub.limits().outagePauseMax()) > 0
                ? hub.limits().outagePauseMax()
                : doubled;
    }

    /**
     * What was taken together.
     *
     * @param delivered the same messages as the broker delivered them
     * @param unreadable what came after them and could not be read; it is not acknowledged
     */
    private record Taken(
            List<BrokerMessage> messages,
            List<ClientMessage> delivered,
            @Nullable UnreadableBody unreadable) {}

    /**
     * Takes what waits, does it and acknowledges it; the next may be taken by the same session and consumer unless this throws.
     *
     * @param session that neither sends nor acknowledges before its commit
     * @return false when nothing waited
     * @throws UnreadableBody when the body of one message could not be had; those before it are done
     */
    boolean takeBatch(ClientSession session, ClientConsumer consumer)
            throws ActiveMQException, IOException, UnreadableBody {
        ClientMessage first = consumer.receive(IDLE_POLL.toMillis());
        if (first == null) {
            return false;
        }
        try (MessageReader reader =
                new MessageReader(hub.journal(), hub.limits().bodyBytesMax(), hub.spool())) {
            Taken taken = fill(reader, first, consumer);
            if (!taken.messages().isEmpty()) {
                List<BrokerMessage> hopeless = done(session, taken.messages());
                for (BrokerMessage message : hopeless) {
                    putToDeadLetters(session, message);
                }
                // Each of them: the last stands for those before it only while all have the usual priority, and the
                // usher gives others.
                for (ClientMessage delivered : taken.delivered()) {
                    delivered.acknowledge();
                }
                session.commit();
            }
            if (taken.unreadable() != null) {
                throw taken.unreadable();
            }
        }
        return true;
    }

    private List<BrokerMessage> done(ClientSession session, List<BrokerMessage> batch) throws ActiveMQException {
        try {
            return handle(batch);
        } catch (RuntimeException outage) {
            session.rollback();
            throw outage;
        }
    }

    private Taken fill(MessageReader reader, ClientMessage first, ClientConsumer consumer) throws ActiveMQException {
        BatchLimits limits = hub.limits();
        List<BrokerMessage> batch = new ArrayList<>();
        long bytes = 0;
        long until = System.nanoTime() + limits.linger().toNanos();
        List<ClientMessage> delivered = new ArrayList<>();
        @Nullable ClientMessage next = first;
        while (next != null) {
            BrokerMessage message;
            try {
                message = reader.read(channel, next);
            } catch (IOException failure) {
                return new Taken(batch, delivered, new UnreadableBody(next.getMessageID(), failure));
            }
            batch.add(message);
            delivered.add(next);
            bytes += message.body().length();
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            boolean full = batch.size() >= limits.messagesMax() || bytes >= limits.bytesMax();
            next = full ? null : consumer.receive(Math.max(1, left));
        }
        return new Taken(batch, delivered, null);
    }

    /** @return those that can neither be handled nor quarantined */
    private List<BrokerMessage> handle(List<BrokerMessage> batch) {
        if (batch.size() > 1) {
            try {
                inOneTransaction(batch);
                return List.of();
            } catch (RuntimeException failure) {
                giveBackInOutage(failure);
                LOG.warn(
                        "a batch of {} from {} failed and is done again one by one: {}",
                        batch.size(),
                        channel.hubQueue(),
                        failure.toString());
            }
        }
        List<BrokerMessage> hopeless = new ArrayList<>();
        for (BrokerMessage message : batch) {
            if (!alone(message)) {
                hopeless.add(message);
            }
        }
        return hopeless;
    }

    /**
     * Only a message that fails while the database is there, can be written and keeps the hub's time is at fault itself. A failure that speaks of the
     * database is an outage even when it is over by now: a database that breaks off three times would otherwise make a good document look like poison.
     */
    private void giveBackInOutage(RuntimeException failure) {
        if (DatabaseException.isOutage(failure) || !hub.gate().isOpenOnSecondLook()) {
            throw failure;
        }
        hub.database().probe();
    }

    private void inOneTransaction(List<BrokerMessage> messages) {
        hub.database().run(unit -> route.accept(new InboundBatch(unit, messages)));
    }

    /** @return false when it can neither be handled nor quarantined */
    private boolean alone(BrokerMessage message) {
        for (int attempt = 1; ; attempt++) {
            try {
                inOneTransaction(List.of(message));
                return true;
            } catch (RuntimeException failure) {
                giveBackInOutage(failure);
                if (attempt >= hub.limits().attemptsAlone()) {
                    LOG.error(
                            "message {} of {} cannot be handled and is quarantined",
                            message.id(),
                            channel.hubQueue(),
                            failure);
                    return quarantined(message, failure);
                }
            }
        }
    }

    private boolean quarantined(BrokerMessage message, RuntimeException cause) {
        try {
            hub.database().run(unit -> hub.quarantine().keep(unit, message, cause));
            return true;
        } catch (RuntimeException failure) {
            giveBackInOutage(failure);
            LOG.error(
                    "message {} of {} cannot be quarantined either and goes to {}",
                    message.id(),
                    channel.hubQueue(),
                    Queues.DEAD,
                    failure);
            return false;
        }
    }

    /** As the broker itself would, with its notes; in the transaction that acknowledges the message. */
    private void putToDeadLetters(ClientSession session, BrokerMessage message) throws ActiveMQException, IOException {
        ClientMessage letter = session.createMessage(Message.BYTES_TYPE, true);
        letter.putStringProperty(MessageReader.ORIGIN, channel.hubQueue());
        letter.putStringProperty(MessageReader.ORIGIN_QUEUE, channel.hubQueue());
        letter.putLongProperty(MessageReader.ORIGIN_ID, Long.parseLong(message.id()));
        message.party().ifPresent(party -> letter.putStringProperty(Queues.SENDER_HEADER, party.value()));
        try (InputStream body = message.body().open();
                ClientProducer producer = session.createProducer(Queues.DEAD)) {
            if (message.body() instanceof MessageBody.InMemory held) {
                letter.writeBodyBufferBytes(held.bytes());
            } else {
                letter.setBodyInputStream(body);
            }
            producer.send(letter);
        }
    }
}
