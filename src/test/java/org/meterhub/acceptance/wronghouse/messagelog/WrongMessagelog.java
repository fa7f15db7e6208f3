package org.meterhub.acceptance.wronghouse.messagelog;

import org.meterhub.acceptance.wronghouse.metereddata.NeighbourUtil;

/** Knows a module that it should not know. */
public record WrongMessagelog(NeighbourUtil neighbour) {}
