package org.meterhub.supplierregistry;

import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;

/**
 * A stretch of time in which nothing about a metering point changes: neither what it is nor who supplies it.
 *
 * @param gsrn the metering point
 * @param interval the stretch, cut to what was asked for
 * @param masterData what the point is
 * @param supply who supplies it; null when nobody does
 */
public record MeteringPointPeriod(
        Gsrn gsrn,
        Interval interval,
        MasterData masterData,
        @Nullable Supply supply) {}
