package org.meterhub.acceptance.wronghouse.supplierregistry;

import org.meterhub.acceptance.wronghouse.metereddata.NeighbourUtil;

/** Knows a module that it should not know. */
public record WrongSupplierregistry(NeighbourUtil neighbour) {}
