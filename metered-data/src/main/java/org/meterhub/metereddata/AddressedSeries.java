package org.meterhub.metereddata;

import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/**
 * A series on its way to one receiver. Receivers of the same part of a series share one {@link ForwardedSeries}, so that it is packed once.
 *
 * @param receiver the party
 * @param role the role it receives in; {@link MarketRole#METERED_DATA_RESPONSIBLE} has its mailbox under {@link MarketRole#GRID_COMPANY}
 * @param series what it receives
 */
public record AddressedSeries(PartyId receiver, MarketRole role, ForwardedSeries series) {}
