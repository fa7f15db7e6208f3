package org.meterhub.broker;

import java.util.List;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBasePlugin;
import org.meterhub.broker.door.DoorPlugin;

/** The hub's broker as it was before it had a door; for controls. */
public final class BrokerWithoutDoor {

    private BrokerWithoutDoor() {}

    /** Takes the door away for connections that are made from now on. */
    public static void takeAway(Broker broker) {
        if (!(broker instanceof EmbeddedBroker embedded)) {
            throw new IllegalArgumentException("only the hub's own broker has its door in this process");
        }
        for (ActiveMQServerBasePlugin plugin : List.copyOf(embedded.server().getBrokerPlugins())) {
            if (plugin instanceof DoorPlugin) {
                embedded.server().unRegisterBrokerPlugin(plugin);
            }
        }
    }
}
