package org.meterhub.supplierregistry.pricelist;

import org.meterhub.marketmodel.PartyId;

/**
 * Names a charge: codes are unique per owner and kind.
 *
 * @param code the owner's code for it, at most ten characters
 * @param owner the grid company or system operator that it belongs to
 */
public record ChargeKey(String code, PartyId owner, ChargeKind kind) {}
