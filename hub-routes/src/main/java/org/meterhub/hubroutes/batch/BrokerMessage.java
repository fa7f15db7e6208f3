package org.meterhub.hubroutes.batch;

import java.util.Optional;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;

/**
 * One message as the broker delivered it, stripped of every header that its sender could have set.
 *
 * @param journal the broker journal the message id is unique in
 * @param id the id the broker gave the message; the same when it is delivered again
 * @param channel structure or measure
 * @param party the party whose address it was sent to, which is its sender; empty when the address is no party's
 * @param body the bytes
 */
public record BrokerMessage(String journal, String id, Channel channel, Optional<PartyId> party, MessageBody body) {}
