package org.meterhub.messagelog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PartyId;

/**
 * A message as the broker delivered it, before anything in it is believed.
 *
 * @param queue the hub's queue it came from, with the id of the broker, so that two brokers' message ids do not meet; at most 200 characters
 * @param brokerMessageId the broker's own id of the message; at most 200 characters
 * @param party the owner of the address it was sent to (docs/decisions/0002-identity-is-the-address.md); null when the address tells none
 * @param receivedAt the hub's time
 * @param body the raw bytes
 */
public record Received(
        String queue, String brokerMessageId, @Nullable PartyId party, Instant receivedAt, Body body) {}
