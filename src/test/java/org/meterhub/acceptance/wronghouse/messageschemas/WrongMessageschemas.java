package org.meterhub.acceptance.wronghouse.messageschemas;

import org.meterhub.acceptance.wronghouse.metereddata.NeighbourUtil;

/** Knows a module that it should not know. */
public record WrongMessageschemas(NeighbourUtil neighbour) {}
