package org.meterhub.acceptance.wronghouse.database;

import org.meterhub.acceptance.wronghouse.metereddata.NeighbourUtil;

/** Knows a module that it should not know. */
public record WrongDatabase(NeighbourUtil neighbour) {}
