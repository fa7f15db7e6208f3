package org.meterhub.marketplay;

import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.DocumentType;

/**
 * A document that a party took from the broker.
 *
 * @param number in the order of arrival, from 1
 * @param receiver whose mailbox it lay in
 * @param queue the mailbox
 * @param type what it is
 * @param content its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier; never compared
public record ReceivedDocument(int number, PartyId receiver, String queue, DocumentType type, byte[] content) {}
