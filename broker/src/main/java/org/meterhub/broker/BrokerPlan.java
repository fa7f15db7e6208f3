package org.meterhub.broker;

import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.DivertConfiguration;
import org.apache.activemq.artemis.core.config.TransformerConfiguration;
import org.apache.activemq.artemis.core.server.ComponentConfigurationRoutingType;
import org.apache.activemq.artemis.core.server.transformer.AddHeadersTransformer;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;

/** What must stand on any broker that the hub works with, wherever it runs. */
final class BrokerPlan {

    /** Ids remembered per address: at least twenty times what the relay has in flight, or a copy could outlive the memory of its first. */
    static final int DUPLICATE_IDS_REMEMBERED = 20_000;

    private static final int ATTEMPTS_WITHOUT_END = -1;

    private BrokerPlan() {}

    /** Settings of all addresses: nothing is made on demand, nothing expires, nothing is deleted after its last attempt. */
    static AddressSettings addressSettings(BrokerConfiguration broker) {
        AddressSettings settings = new AddressSettings()
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                // Without a dead-letter address the broker deletes a message after its last attempt.
                .setDeadLetterAddress(SimpleString.of(Queues.DEAD))
                // A sender's time to live must not make its message vanish unread.
                .setExpiryAddress(SimpleString.of(Queues.DEAD))
                .setNoExpiry(true)
                .setMaxDeliveryAttempts(broker.deliveryAttemptsMax())
                .setRedeliveryDelay(500)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(60_000)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(broker.addressBytesMax());
        settings.setIDCacheSize(broker.duplicateDetection() ? DUPLICATE_IDS_REMEMBERED : 0);
        return settings;
    }

    /** The addresses of the hub's own queues, where what all parties send comes together. */
    static final String HUB_ADDRESSES = "hub.#";

    /**
     * What differs there: copies are not dropped by the id that a sender gave them. Each party's own address does that; where all come together, one
     * party could otherwise make another's message vanish by using its id first. The hub itself knows a repeated document by its bytes. And no attempts
     * are counted: the hub gives back whole batches while it cannot write, which says nothing about any of them, and itself puts aside what it cannot handle.
     */
    static AddressSettings hubAddressSettings() {
        AddressSettings settings = new AddressSettings();
        settings.setIDCacheSize(0);
        settings.setMaxDeliveryAttempts(ATTEMPTS_WITHOUT_END);
        settings.setRedeliveryDelay(0);
        return settings;
    }

    static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true)
                .setAutoCreateAddress(true);
    }

    static String divertName(PartyId party, Channel channel) {
        return Queues.in(party, channel) + ".divert";
    }

    /**
     * Takes everything that is sent to the party's address to the hub's queue of the channel; the broker notes where it came from. It forgets that when a
     * message dies, so that the sender also goes into a header of its own; whatever a sender had put there is overwritten.
     */
    static DivertConfiguration divert(PartyId party, Channel channel) {
        return new DivertConfiguration()
                .setName(divertName(party, channel))
                .setRoutingName(divertName(party, channel))
                .setAddress(Queues.in(party, channel))
                .setForwardingAddress(channel.hubQueue())
                .setExclusive(true)
                .setTransformerConfiguration(new TransformerConfiguration(AddHeadersTransformer.class.getName())
                        .setProperties(Map.of(Queues.SENDER_HEADER, party.value())))
                .setRoutingType(ComponentConfigurationRoutingType.ANYCAST);
    }
}
