package org.meterhub.broker.door;

import java.util.Optional;
import org.apache.activemq.artemis.api.core.Message;
import org.meterhub.hubroutes.Queues;
import org.meterhub.marketmodel.PartyId;

/**
 * What the broker had noted on a message of its journal before it was moved: a move overwrites it.
 *
 * @param queue where a dead letter died; empty when that is not known
 * @param sender the party whose address it was sent to; what names a queue behind the address was permitted by the address too
 */
record Origin(String queue, Optional<PartyId> sender) {

    static final Origin UNKNOWN = new Origin("", Optional.empty());

    static Origin notedOn(Message message) {
        Object queue = Replacement.brokerProperty(message, Message.HDR_ORIGINAL_QUEUE);
        Object diverted = Replacement.brokerProperty(message, Message.HDR_ORIGINAL_ADDRESS);
        String address = String.valueOf(diverted != null ? diverted : message.getAddress());
        int behind = address.indexOf("::");
        return new Origin(
                queue == null ? "" : queue.toString(),
                Queues.partyOf(behind < 0 ? address : address.substring(0, behind)));
    }
}
