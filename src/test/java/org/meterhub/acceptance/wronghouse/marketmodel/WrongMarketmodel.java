package org.meterhub.acceptance.wronghouse.marketmodel;

import org.meterhub.acceptance.wronghouse.metereddata.NeighbourUtil;

/** Knows a module that it should not know. */
public record WrongMarketmodel(NeighbourUtil neighbour) {}
