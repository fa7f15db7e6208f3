package org.meterhub.supplierregistry;

import org.meterhub.marketmodel.PartyId;

/**
 * Who supplies a metering point.
 *
 * @param supplier who sells the power
 * @param balanceResponsible who answers for the supplier's balance there
 */
public record Supply(PartyId supplier, PartyId balanceResponsible) {}
