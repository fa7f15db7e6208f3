package org.meterhub.hubroutes.batch;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.Queues.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread: take what waits, do it in one database transaction, commit that, then acknowledge to the broker. A crash in between makes the broker
 * deliver again what the inbox will recognise. When a batch fails it is done again message by message, so that one that cannot be handled harms no
 * other; that one is quarantined. When not even that succeeds, the database is away: everything is given back, and the loop waits.
 */
final class BatchLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(BatchLoop.class);
    private static final Duration IDLE_POLL = Duration.ofMillis(500);
    private static final Duration OUTAGE_PAUSE_MIN = Duration.ofMillis(200);

    private final MarketBatchComponent hub;
    private final Channel channel;
    private final Consumer<InboundBatch> route;
    private final CountDownLatch stopped = new CountDownLatch(1);

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
        Duration pause = OUTAGE_PAUSE_MIN;
        while (!isStopping()) {
            try {
                // A message that is taken while the database is away comes one delivery closer to the dead letters:
                // look first.
                hub.database().run(UnitOfWork::ping);
            } catch (RuntimeException outage) {
                LOG.warn("{} waits for the database: {}", channel.hubQueue(), outage.toString());
                pause = pauseFor(pause);
                continue;
            }
            try (Connection connection = hub.connections().createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                    MessageConsumer consumer = session.createConsumer(session.createQueue(channel.hubQueue()))) {
                connection.start();
                while (!isStopping()) {
                    if (takeBatch(session, consumer)) {
                        pause = OUTAGE_PAUSE_MIN;
                    }
                }
            } catch (JMSException | IOException | RuntimeException | Error outage) {
                // An error too must not end the thread, or its queue would stand still unnoticed; out of memory ends
                // the process.
                if (!isStopping()) {
                    LOG.warn("{} pauses for {}: {}", channel.hubQueue(), pause, outage.toString(), outage);
                    pause = pauseFor(pause);
                }
            }
        }
    }

    private Duration pauseFor(Duration pause) {
        try {
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return pause;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop();
        }
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(hub.limits().outagePauseMax()) > 0
                ? hub.limits().outagePauseMax()
                : doubled;
    }

    /** @return false when nothing waited */
    boolean takeBatch(Session session, MessageConsumer consumer) throws JMSException, IOException {
        Message first = consumer.receive(IDLE_POLL.toMillis());
        if (first == null) {
            return false;
        }
        try (MessageReader reader =
                new MessageReader(hub.journal(), hub.limits().bodyBytesMax())) {
            List<BrokerMessage> batch = fill(reader, first, consumer);
            try {
                handle(batch);
            } catch (RuntimeException outage) {
                session.rollback();
                throw outage;
            }
            session.commit();
        }
        return true;
    }

    private List<BrokerMessage> fill(MessageReader reader, Message first, MessageConsumer consumer)
            throws JMSException, IOException {
        BatchLimits limits = hub.limits();
        List<BrokerMessage> batch = new ArrayList<>();
        long bytes = 0;
        long until = System.nanoTime() + limits.linger().toNanos();
        @Nullable Message next = first;
        while (next != null) {
            BrokerMessage message = reader.read(channel, next);
            batch.add(message);
            bytes += message.body().length();
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            boolean full = batch.size() >= limits.messagesMax() || bytes >= limits.bytesMax();
            next = full ? null : consumer.receive(Math.max(1, left));
        }
        return batch;
    }

    private void handle(List<BrokerMessage> batch) {
        if (batch.size() > 1) {
            try {
                inOneTransaction(batch);
                return;
            } catch (RuntimeException failure) {
                giveBackInOutage(failure);
                LOG.warn(
                        "a batch of {} from {} failed and is done again one by one: {}",
                        batch.size(),
                        channel.hubQueue(),
                        failure.toString());
            }
        }
        batch.forEach(this::alone);
    }

    /**
     * Only a message that fails while the database is there is at fault itself. A failure that speaks of the database is an outage even when it is
     * over by now: a database that breaks off three times would otherwise make a good document look like poison.
     */
    private void giveBackInOutage(RuntimeException failure) {
        if (DatabaseException.isOutage(failure)) {
            throw failure;
        }
        hub.database().run(UnitOfWork::ping);
    }

    private void inOneTransaction(List<BrokerMessage> messages) {
        hub.database().run(unit -> route.accept(new InboundBatch(unit, messages)));
    }

    private void alone(BrokerMessage message) {
        for (int attempt = 1; ; attempt++) {
            try {
                inOneTransaction(List.of(message));
                return;
            } catch (RuntimeException failure) {
                giveBackInOutage(failure);
                if (attempt >= hub.limits().attemptsAlone()) {
                    LOG.error(
                            "message {} of {} cannot be handled and is quarantined",
                            message.id(),
                            channel.hubQueue(),
                            failure);
                    hub.database().run(unit -> hub.quarantine().keep(unit, message, failure));
                    return;
                }
            }
        }
    }
}
