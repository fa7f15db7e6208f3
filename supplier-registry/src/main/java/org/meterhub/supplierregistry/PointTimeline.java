package org.meterhub.supplierregistry;

import java.util.List;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.supplierregistry.process.ProcessTimeline;

/**
 * Everything that is known of a metering point, or was known at a moment.
 *
 * @param gsrn the metering point
 * @param masterData what it is, in order of time; with all versions, also those that no longer hold
 * @param supply who supplies it
 * @param customers who uses its power, as suppliers have told
 * @param children the points that belong to it, in order of their number and of time
 * @param processes what has been asked for, in order of request
 */
public record PointTimeline(
        Gsrn gsrn,
        List<PointPeriod> masterData,
        List<SupplyPeriod> supply,
        List<CustomerPeriod> customers,
        List<PointPeriod> children,
        List<ProcessTimeline> processes) {

    public PointTimeline {
        masterData = List.copyOf(masterData);
        supply = List.copyOf(supply);
        customers = List.copyOf(customers);
        children = List.copyOf(children);
        processes = List.copyOf(processes);
    }
}
