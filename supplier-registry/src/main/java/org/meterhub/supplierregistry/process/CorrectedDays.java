package org.meterhub.supplierregistry.process;

import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;

/**
 * Days on which, as a process has made known, another supplied the point than was known before: their settlement must be corrected.
 *
 * @param gsrn the metering point
 * @param gridArea its area
 * @param days whole market days, all in the past when they were marked
 */
public record CorrectedDays(Gsrn gsrn, GridAreaCode gridArea, Interval days) {}
