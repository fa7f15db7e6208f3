package org.meterhub.hubroutes.batch;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.Queues.Channel;

/** The hub's own loop over one of its queues, one batch at a time and in the caller's thread. The queue's threads are stopped. */
public final class SteppedConsumer implements AutoCloseable {

    private final CamelContext camel;
    private final Route route;
    private final MarketBatchComponent component;
    private final Channel channel;
    private final BatchLoop loop;
    private final boolean notesUnreadable;
    private @Nullable ClientSessionFactory connection;
    private @Nullable ClientSession session;
    private @Nullable ClientConsumer consumer;

    /** What came of a step. */
    public enum Took {
        /** Nothing waited. */
        NOTHING,
        /** What waited was done. */
        SOME,
        /** What came before a message whose body could not be had was done; that one was given back, or set aside. */
        UNREADABLE
    }

    /**
     * @param around the way of a batch, which a control may change
     * @param notesUnreadable as the hub does; false for the control that it would find out
     */
    public SteppedConsumer(
            CamelContext camel,
            Channel channel,
            UnaryOperator<Consumer<InboundBatch>> around,
            boolean notesUnreadable) {
        this.notesUnreadable = notesUnreadable;
        this.camel = camel;
        this.channel = channel;
        this.route = Objects.requireNonNull(camel.getRoute(channel.name().toLowerCase(Locale.ROOT) + ".receive"));
        this.component = camel.getComponent(MarketBatchComponent.SCHEME, MarketBatchComponent.class);
        this.loop = new BatchLoop(component, channel, around.apply(this::route));
        route.getConsumer().stop();
        // With its consumer the way behind it has stopped, which is still needed.
        ServiceHelper.startService(route.getProcessor());
    }

    /**
     * Takes what waits, as the loop does between two pauses.
     *
     * @throws Exception in an outage; everything is given back
     */
    public Took take() throws Exception {
        try {
            component.database().probe();
            ClientSession present = session();
            return loop.takeBatch(present, consumer(present)) ? Took.SOME : Took.NOTHING;
        } catch (UnreadableBody unreadable) {
            close();
            if (notesUnreadable) {
                component.unreadable().note(channel, unreadable);
            }
            return Took.UNREADABLE;
        } catch (Exception outage) {
            close();
            throw outage;
        }
    }

    private ClientSession session() throws Exception {
        ClientSession present = session;
        if (present == null) {
            ClientSessionFactory made = loop.newConnection();
            present = loop.newSession(made);
            present.start();
            connection = made;
            session = present;
        }
        return present;
    }

    private ClientConsumer consumer(ClientSession present) throws Exception {
        ClientConsumer made = consumer;
        if (made == null) {
            made = present.createConsumer(channel.hubQueue());
            consumer = made;
        }
        return made;
    }

    private void route(InboundBatch batch) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getIn().setBody(batch);
        try {
            route.getProcessor().process(exchange);
        } catch (Exception failure) {
            exchange.setException(failure);
        }
        Exception failure = exchange.getException();
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure != null) {
            throw new RuntimeCamelException(failure);
        }
    }

    @Override
    public void close() throws Exception {
        ClientSessionFactory present = connection;
        connection = null;
        session = null;
        consumer = null;
        if (present != null) {
            present.close();
        }
    }
}
