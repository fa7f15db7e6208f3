package org.meterhub.acceptance.wronghouse.settlement;

import org.meterhub.acceptance.wronghouse.metereddata.NeighbourUtil;

/** Knows a module that it should not know. */
public record WrongSettlement(NeighbourUtil neighbour) {}
