package org.meterhub.hubroutes.delivery;

import jakarta.jms.ConnectionFactory;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.meterhub.hubroutes.Queues;
import org.meterhub.messagelog.PendingDocument;

/**
 * {@code mailboxes:parties}: where the way of outgoing documents ends. It takes an {@link Outgoing}, many documents at once: a mailbox that took each by itself
 * would wait for the broker's disk each time.
 */
public final class Mailboxes extends DefaultComponent {

    /** Where documents for any party go. */
    public static final String PARTIES = "mailboxes:parties";

    /** The scheme of its endpoint. */
    public static final String SCHEME = "mailboxes";

    private final ConnectionFactory connections;

    /** @param connections to the broker as the hub, with a confirmation window, so that sending need not wait */
    public Mailboxes(ConnectionFactory connections) {
        this.connections = connections;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String whose, Map<String, Object> parameters) {
        return new MailboxEndpoint(uri, this);
    }

    static String queueOf(PendingDocument document) {
        return Queues.out(document.receiver(), document.role(), Queues.mailboxOf(document.category()));
    }

    /** All mailboxes; which one a document goes to is said by its receiver, role and category. */
    private static final class MailboxEndpoint extends DefaultEndpoint {

        private final Mailboxes component;

        MailboxEndpoint(String uri, Mailboxes component) {
            super(uri, component);
            this.component = component;
        }

        @Override
        public Producer createProducer() {
            return new MailboxProducer(this, component.connections);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new IllegalStateException("only parties read " + getEndpointUri());
        }
    }
}
