package org.meterhub.supplierregistry;

import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.PartyId;

/**
 * The two areas an exchange point lies between. Its values count the energy that flows from the one into the other.
 *
 * @param from the area the energy leaves
 * @param fromGridCompany its owner
 * @param to the area the energy enters
 * @param toGridCompany its owner
 */
public record ExchangeAreas(GridAreaCode from, PartyId fromGridCompany, GridAreaCode to, PartyId toGridCompany) {}
