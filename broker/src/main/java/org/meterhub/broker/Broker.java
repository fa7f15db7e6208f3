package org.meterhub.broker;

import java.util.Collection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.meterhub.hubroutes.batch.DeadLetterQueue;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/** The message broker as the hub needs it: inside its process, or one that an operator runs. */
public interface Broker extends DeadLetterQueue, AutoCloseable {

    /** A new factory of connections for the hub itself. */
    ActiveMQConnectionFactory hubConnections();

    /** Identifies the broker's journal: message ids are unique within one. */
    String id();

    /** Gives a party its addresses, mailboxes and permissions, and no others. Harmless when it has them. */
    void admit(PartyId party, Collection<MarketRole> roles) throws Exception;

    /** Closes what a party has open: its secret is another now. To be called once the registry has the new one. */
    void credentialChanged(PartyId party);

    /** How many messages wait in a queue, in delivery included; 0 when there is no such queue. The broker's own count: a browser under-counts. */
    long messageCount(String queue);

    /** How many documents lie in the parties' mailboxes. */
    long waitingInMailboxes();

    /** Where parties connect by AMQP. */
    String amqpUrl();

    /** Where the broker's own protocol is spoken; empty where it is closed, as it is unless an operator opens it. */
    String coreUrl();
}
