package org.meterhub.supplierregistry.rule;

import org.jspecify.annotations.Nullable;
import org.meterhub.supplierregistry.MeteringPointPeriod;

/** The least that rules know of the registry. */
public interface PointKnowledge {

    /** The point as it is at the request's date; null when it does not exist then. */
    @Nullable
    MeteringPointPeriod point();
}
