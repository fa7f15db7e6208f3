package org.meterhub.supplierregistry.process;

import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.PartyId;

/**
 * Days whose values have perhaps been forwarded to another, and are now to be forwarded to the supplier they belong to.
 *
 * @param gsrn the metering point
 * @param days whole market days
 * @param supplier who supplied the point on them, as is known now
 */
public record Reforwarding(Gsrn gsrn, Interval days, PartyId supplier) {}
