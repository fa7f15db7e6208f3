package org.meterhub.hubroutes.batch;

import java.util.List;
import org.meterhub.database.UnitOfWork;

/**
 * What a route gets: messages, in the order of their queue, and the transaction in which all that they cause happens.
 *
 * @param unit committed by the consumer when the route has ended without a failure
 * @param messages at least one
 */
public record InboundBatch(UnitOfWork unit, List<BrokerMessage> messages) {}
