package org.meterhub.messagelog;

import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/**
 * What must be equal for series to share a document (docs/internals/message-log.md#items-and-bundles).
 *
 * @param documentType the type's name, for example {@code RSM-012}; at most 64 characters
 * @param process the code of the business reason; at most 16 characters
 * @param groupKey what else must be equal, for example the document answered; empty when nothing; at most 64 characters
 */
public record ItemGroup(PartyId receiver, MarketRole role, String documentType, String process, String groupKey) {}
