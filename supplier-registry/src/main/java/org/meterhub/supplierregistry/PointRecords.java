package org.meterhub.supplierregistry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.supplierregistry.process.MarketProcesses;
import org.meterhub.supplierregistry.request.ProcessContext;
import org.meterhub.supplierregistry.supply.Versions;

/** All that the registry holds of single metering points: for documents that describe one, for operators, and for questions about the past. */
public final class PointRecords {

    private final ProcessContext context;
    private final MarketProcesses processes;

    public PointRecords(ProcessContext context, MarketProcesses processes) {
        this.context = context;
        this.processes = processes;
    }

    /**
     * What a point is at a moment, with everything that is known of it.
     *
     * @param knownAt as the hub knew then; null: as it knows now
     * @return empty when it does not exist then
     */
    public Optional<PointPeriod> at(UnitOfWork unit, Gsrn gsrn, Instant instant, @Nullable Instant knownAt) {
        return context.masterData().versions(unit, gsrn).stream()
                .filter(period -> period.covers(instant)
                        && Versions.wasKnown(period.recordedAt(), period.supersededAt(), knownAt))
                .findFirst();
    }

    /** The points that belong to this one at a moment, in order of their number. */
    public List<PointPeriod> children(UnitOfWork unit, Gsrn parent, Instant instant) {
        return context.masterData().children(unit, parent).stream()
                .filter(period -> period.covers(instant))
                .toList();
    }

    /** Who supplies a point at a moment, with the supply's beginning; empty when nobody does. */
    public Optional<SupplyPeriod> supplyAt(UnitOfWork unit, Gsrn gsrn, Instant instant) {
        return context.supply().current(unit, gsrn).stream()
                .filter(period -> period.covers(instant))
                .findFirst();
    }

    /**
     * The whole history of a point, with every version that was ever recorded.
     *
     * @return empty when the hub has never heard of it
     */
    public Optional<PointTimeline> timeline(UnitOfWork unit, Gsrn gsrn) {
        return context.masterData().exists(unit, gsrn)
                ? Optional.of(new PointTimeline(
                        gsrn,
                        context.masterData().versions(unit, gsrn),
                        context.supply().versions(unit, gsrn),
                        context.customers().versions(unit, gsrn),
                        context.masterData().childVersions(unit, gsrn),
                        processes.ofPoint(unit, gsrn)))
                : Optional.empty();
    }

    /**
     * What the hub knew of a point at a moment: no more and no less. A process that was under way is shown by what had happened to it by then.
     *
     * @return empty when the hub had not heard of it
     */
    public Optional<PointTimeline> asKnownAt(UnitOfWork unit, Gsrn gsrn, Instant knownAt) {
        return timeline(unit, gsrn)
                .map(all -> new PointTimeline(
                        gsrn,
                        pointsKnown(all.masterData(), knownAt),
                        all.supply().stream()
                                .filter(p -> Versions.wasKnown(p.recordedAt(), p.supersededAt(), knownAt))
                                .toList(),
                        all.customers().stream()
                                .filter(p -> Versions.wasKnown(p.recordedAt(), p.supersededAt(), knownAt))
                                .toList(),
                        pointsKnown(all.children(), knownAt),
                        all.processes().stream()
                                .filter(process -> !process.openedAt().isAfter(knownAt))
                                .map(process -> process.until(knownAt))
                                .toList()))
                .filter(known -> !known.masterData().isEmpty());
    }

    private static List<PointPeriod> pointsKnown(List<PointPeriod> versions, Instant knownAt) {
        return versions.stream()
                .filter(period -> Versions.wasKnown(period.recordedAt(), period.supersededAt(), knownAt))
                .toList();
    }
}
